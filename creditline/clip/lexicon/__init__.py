"""The words that are recognised in a text: names, labels and turns of phrase."""
