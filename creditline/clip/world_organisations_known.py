"""Names of news organisations of the other continents, and what Arabic calls them.

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
Al-Bayan = ~البيان
The National = ~National
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
INA = واع
Al-Sumaria = السومرية
Kurdistan 24 = كوردستان 24
TAP = وكالة تونس أفريقيا للأنباء, Tunis Afrique Presse
Mosaïque FM = Mosaique FM, موزاييك
Business News Tunisie
El Watan
El Khabar = ~الخبر
TSA = Tout sur l'Algérie
Echorouk = الشروق أونلاين
Hespress FR
Le360
Médias24
TelQuel = Tel Quel
MAP = ~MAP
Libya Observer = The Libya Observer
Sudan Tribune = سودان تربيون
Radio Dabanga = راديو دبنقا
Addis Standard
The Reporter Ethiopia
ENA = ~ENA
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
Izvestiya Kaliningrad
Rossiya 1
Channel One Russia
Vedomosti
RBC = RBK
Novaya Gazeta Europe
The Insider = ~Insider
The Bell = ~Bell
Mediazona
Verstka
Current Time
Belsat
Belta = BelTA
Nasha Niva
Zerkalo = ~Zerkalo
Suspilne Kharkiv
Babel = ~Babel
Ukrainska Pravda = Ukrajinska Prawda
Hromadske Radio
Espreso TV
Civil.ge = Civil Georgia
Agenda.ge
InterPressNews
Netgazeti
Formula TV
Azertac = AZERTAC, Azertag
APA Azerbaijan
Trend News Agency
Turan = ~Turan
Armenpress
News.am
CivilNet
Hetq
Kazinform
Tengrinews
Vlast = ~Vlast
24.kg
Kloop
Asia-Plus
Gazeta.uz
Kun.uz
Eurasianet
Tolo News = TOLOnews
Khaama Press
Pajhwok
Amu TV
Express Tribune = The Express Tribune
The News International
ARY News
The Indian Express = Indian Express
Hindustan Times
NDTV
The Wire = ~Wire
Scroll.in = ~Scroll
The Print = ThePrint
Mint = ~Mint
The Economic Times = Economic Times
Deccan Herald
The Telegraph India
The Daily Star = ~Daily Star
Prothom Alo
Dhaka Tribune
The Kathmandu Post = Kathmandu Post
Daily Mirror Sri Lanka
Irrawaddy = The Irrawaddy
Myanmar Now
Bangkok Post
Thai PBS
VnExpress
Tuoi Tre
Rappler
Philippine Daily Inquirer
ABS-CBN = ABS-CBN News
GMA News
The Jakarta Post = Jakarta Post
Tempo = ~Tempo
Kompas
Antara = ~Antara
Malaysiakini
The Star Malaysia
Bernama
CNA = ~CNA
Mothership = ~Mothership
Hong Kong Free Press = HKFP
Ming Pao
RTHK
Global Times
People's Daily
CGTN
CCTV = China Central Television
China Daily
The Paper China
Taipei Times
Focus Taiwan
Central News Agency Taiwan
Liberty Times
Hankyoreh = The Hankyoreh
Chosun Ilbo = The Chosun Ilbo, Chosun
JoongAng Ilbo = JoongAng
Dong-A Ilbo
KBS
KCNA = Rodong Sinmun
Nikkei Asia
Mainichi = Mainichi Shimbun
Jiji Press = Jiji
The Age = ~Age
The Australian = ~Australian
ABC Radio Hobart
The Canberra Times = Canberra Times
SBS = SBS News
The New Zealand Herald = New Zealand Herald, NZ Herald
Stuff = ~Stuff
Newsroom NZ
The Spinoff = ~Spinoff
The Fiji Times = Fiji Times
Post-Courier
Islands Business
Pacific Islands News Association = PINA
CBS = ~CBS2
PBS NewsHour
The Hill = ~Hill
Roll Call
STAT News = ~STAT
Bloomberg Law
Business Insider
Fortune = ~Fortune
Forbes
The Daily Beast = Daily Beast
Vox = ~Vox
Slate = ~Slate
Mother Jones
Texas Tribune = The Texas Tribune
CalMatters
The Marshall Project
Inside Climate News
Grist = ~Grist
San Francisco Chronicle
The Denver Post = Denver Post
The Dallas Morning News = Dallas Morning News
Houston Chronicle
Miami Herald
Tampa Bay Times
The Atlanta Journal-Constitution = Atlanta Journal-Constitution
The Philadelphia Inquirer = Philadelphia Inquirer
The Baltimore Sun = Baltimore Sun
The Seattle Times = Seattle Times
The Oregonian = Oregonian
Star Tribune = Minnesota Star Tribune
Detroit Free Press
The Billings Gazette = Billings Gazette
Anchorage Daily News
Honolulu Civil Beat
CTV News = CTV
Global News = ~Global News
National Post
The Narwhal = ~Narwhal
La Presse = ~La Presse
Le Journal de Montréal = Journal de Montréal
TVA Nouvelles
Noovo
Reforma = ~Reforma
La Jornada
Milenio
Animal Político
El Faro
Prensa Libre
La Prensa = ~La Prensa
Confidencial = ~Confidencial
Infobae
La Tercera
El Comercio = ~El Comercio
Semana = ~Semana
El Espectador
Efecto Cocuyo
TeleSUR = Telesur
Estado de S. Paulo
UOL
G1 = ~G1
Piauí
"""
