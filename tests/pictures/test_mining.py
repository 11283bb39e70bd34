"""What a picture says of mining is its owner's, and stays in it."""

from creditline.pictures.xmp import cleaned

PLUS = "http://ns.useplus.org/ldf/xmp/1.0/"
TERM = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"
PACKET = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:plus="{PLUS}"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31N"
 plus:DataMining="{TERM}"/></rdf:RDF></x:xmpmeta>"""


def test_terms_of_mining_stay_and_places_go():
    """
    The owner's reservation is kept, and where the picture was taken is not.
    """
    kept = cleaned(PACKET.encode()).decode()

    assert f'DataMining="{TERM}"' in kept
    assert PLUS in kept
    assert "GPSLatitude" not in kept
