"""Names of organisations of the Arab world and Africa, and what Arabic calls others.

See `organisations_known` for the form of a line.
"""

NAMES = """
BleepingComputer = Bleeping Computer
VRT NWS
Contexte = ~Contexte
The Barents Observer = Barents Observer
The New York Review of Books = New York Review of Books
The London Review of Books = London Review of Books
The Times Literary Supplement = Times Literary Supplement
The Himalayan Times = Himalayan Times
BBC Nepali
BBC Persian = بي بي سي فارسي
BBC Russian = BBC Russian Service
BBC Hindi
Politico Europe
InterPressNews = Interpressnews
dpa = ~lsw, ~lnw, ~lby, ~lhe, ~lno, ~lni, ~lth, ~lrs, ~lmv, ~lbn
Sada El-Balad = صدى البلد
Axios = أكسيوس
Politico = بوليتيكو
Newsweek = نيوزويك
Foreign Policy = فورين بوليسي
The Economist = الإيكونوميست, إيكونوميست
The Times = ~التايمز
The Independent = الإندبندنت
The Telegraph = التلغراف, ديلي تلغراف
Daily Mail = ديلي ميل
Le Monde = لوموند
Le Figaro = لوفيغارو
Libération = ليبراسيون
Mediapart = ميديابارت
Der Spiegel = دير شبيغل, شبيغل
Die Welt = دي فيلت
Bild = ~بيلد
CNBC = سي إن بي سي
NBC News = إن بي سي
CBS News = سي بي إس
ABC News = إيه بي سي
Fox News = فوكس نيوز
BBC = البي بي سي
RFI = إذاعة فرنسا الدولية
Voice of America = صوت أمريكا
El País = إلباييس
Corriere della Sera = كورييري ديلا سيرا
Kommersant = كوميرسانت
Izvestia = Izvestiya, إزفستيا
Kyodo = كيودو
Yonhap = يونهاب
NHK = إن إتش كيه
dpa = د ب أ, وكالة الأنباء الألمانية
EFE = إفي
ANSA = أنسا
Hürriyet = حرييت
Sözcü = سوزجو
Cumhuriyet = جمهورييت
Middle East Eye = ميدل إيست آي
Al-Monitor = المونيتور
The Jerusalem Post = جيروزاليم بوست
The Times of Israel = تايمز أوف إسرائيل
Maariv = Ma'ariv, معاريف
Israel Hayom = يسرائيل هيوم
Kan = هيئة البث الإسرائيلية
Channel 13 = القناة 13
Channel 14 = القناة 14
Ynet = واي نت
Walla = Walla News, واللا
i24NEWS = i24 News
Syria TV = تلفزيون سوريا
North Press = نورث برس
Al-Modon = المدن
Al-Araby TV = ~التلفزيون العربي, ~العربي
Al Jadeed = ~الجديد
Al Mayadeen English
Al-Quds = ~القدس
Ma'an = ~معا
Saba = سبأ نت
Al-Masdar Online = المصدر أونلاين
South24
Bawabat Al-Ahram = بوابة الأهرام
Al-Shorouk = ~الشروق
The National = ~National, ذا ناشيونال
Gulf News
Khaleej Times
Arab News = عرب نيوز
Asharq News = الشرق للأخبار
Asharq Business = اقتصاد الشرق
Sabq = ~سبق
Al Riyadh = ~الرياض
Al-Qabas = ~القبس
Al-Jarida = ~الجريدة
Al-Anba = الأنباء الكويتية
Al-Raya = ~الراية
Al-Sharq = الشرق القطرية
Petra = الأنباء الأردنية, بترا
Roya News = ~رؤيا
Ammon News = عمون
Al-Sabah = ~الصباح
Shafaq News = شفق نيوز
Iraqi News Agency = واع
Al-Sumaria = السومرية
Kurdistan 24 = كوردستان 24
Tunis Afrique Presse = وكالة تونس أفريقيا للأنباء
Mosaïque FM = Mosaique FM, موزاييك
Business News Tunisie
El Watan
El Khabar = ~الخبر
Tout sur l'Algérie
Echorouk = الشروق أونلاين
Hespress FR
Le360
Médias24
TelQuel = Tel Quel
Libya Observer = The Libya Observer
Sudan Tribune = سودان تربيون
Radio Dabanga = راديو دبنقا
Addis Standard
The Reporter Ethiopia
Al Wihda = Alwihda Info
Tchadinfos
Studio Tamani
ORTM
Maliweb
Seneweb
Dakaractu
Le Soleil = ~Soleil
Le Quotidien = ~Quotidien
Sidwaya
Lefaso.net
ActuNiger
Abidjan.net
Fraternité Matin
Cameroon Tribune
Journal du Cameroun
Radio Okapi
Actualité.cd
Financial Afrik
Agence Ecofin
Burundi Iwacu = Iwacu
The New Times = ~New Times
KT Press
Daily Monitor = ~Daily Monitor
New Vision
The East African = EastAfrican
The Standard = ~Standard Kenya
Citizen TV
Nation Media
The Citizen = ~Citizen
ZNBC
Zambia Daily Mail
Lusaka Times
The Herald Zimbabwe
News24
TimesLIVE
eNCA
SABC = SABC News
amaBhungane
GroundUp
Business Day
ThisDay = THISDAY
The Guardian Nigeria = Guardian Nigeria
Channels TV = Channels Television
Sahara Reporters = SaharaReporters
GhanaWeb
Daily Graphic
Joy FM = JoyNews
Myjoyonline
Namibian Sun
The Namibian = Namibian
Club of Mozambique
"""
