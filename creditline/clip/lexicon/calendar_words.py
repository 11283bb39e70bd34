"""Months and days of the week as reports write them, in the languages we read."""

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, names in enumerate(
        (
            "january jan ocak oca januar jänner janvier janv يناير كانون_الثاني جانفي",
            "february feb şubat şub februar feber février févr fév فبراير شباط فيفري",
            "march mar mart märz mrz mars مارس آذار",
            "april apr nisan nis avril avr أبريل ابريل إبريل نيسان أفريل",
            "may mayıs mai مايو أيار ايار ماي",
            "june jun haziran haz juni juin يونيو حزيران جوان",
            "july jul temmuz tem juli juillet juil يوليو تموز جويلية",
            "august aug ağustos ağu août أغسطس اغسطس آب أوت",
            "september sept sep eylül eyl septembre سبتمبر أيلول ايلول",
            "october oct ekim eki oktober okt octobre أكتوبر اكتوبر تشرين_الأول",
            "november nov kasım kas novembre نوفمبر تشرين_الثاني",
            "december dec aralık ara dezember dez décembre déc ديسمبر كانون_الأول",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon pazartesi montag lundi الاثنين الإثنين",
            "tuesday tue tues salı dienstag mardi الثلاثاء",
            "wednesday wed çarşamba mittwoch mercredi الأربعاء الاربعاء",
            "thursday thu thurs perşembe donnerstag jeudi الخميس",
            "friday fri cuma freitag vendredi الجمعة",
            "saturday sat cumartesi samstag sonnabend samedi السبت",
            "sunday sun pazar sonntag dimanche الأحد الاحد",
        )
    )
    for name in names.split()
}
