"""More names of news organisations: of Turkey, Europe and elsewhere.

See `organisations_known` for the form of a line.
"""

NAMES = """
Anadolu Ajansı = AA, Anadolu Agency, Anadolu, الأناضول, Agence Anadolu
Demirören Haber Ajansı = DHA
İhlas Haber Ajansı = İHA, IHA
Tasnim = Tesnim
ANKA = Anka, ANKA Haber Ajansı
Mezopotamya Ajansı
TRT Haber = TRT, TRT World
NTV
Habertürk = HaberTürk
A Haber
Halk TV
Tele1
Hürriyet
Milliyet
~Sabah = Daily Sabah, Sabah gazetesi
Cumhuriyet = ~Cumhuriyet gazetesi
Sözcü
Birgün = BirGün
Evrensel
Yeni Şafak
Yeniçağ
~Karar = ~Karar gazetesi
T24
Bianet = bianet
Medyascope
Gazete Duvar
~Diken
Der Spiegel = Spiegel, SPIEGEL, Spiegels, ~Spiegel Online
Süddeutsche Zeitung = Süddeutschen Zeitung, SZ
Frankfurter Allgemeine Zeitung = Frankfurter Allgemeinen Zeitung, FAZ, F.A.Z.
Frankfurter Rundschau
Die Zeit = Zeit Online, ~Zeit
Die Welt = ~Welt
Welt am Sonntag
Bild = ~Bild, Bild-Zeitung, Bild am Sonntag
taz = Tageszeitung taz, Die Tageszeitung
Handelsblatt
Tagesspiegel = Der Tagesspiegel
Stern = ~Stern, ~stern
Focus = ~Focus, Focus Online
Correctiv = CORRECTIV
Tagesschau = tagesschau, tagesschau.de
ARD
ZDF = ZDFheute
NDR = Norddeutscher Rundfunk, Norddeutschen Rundfunk
WDR = Westdeutscher Rundfunk, Westdeutschen Rundfunk
Bayerischer Rundfunk = ~BR
MDR = Mitteldeutscher Rundfunk, Mitteldeutschen Rundfunk
SWR = Südwestrundfunk
Hessischer Rundfunk = ~HR, ~hr
RBB = rbb, Rundfunk Berlin-Brandenburg
Radio Bremen
Deutschlandfunk = Deutschlandfunks, DLF
n-tv = ntv
RTL
RND = Redaktionsnetzwerk Deutschland, RedaktionsNetzwerk Deutschland
Neue Zürcher Zeitung = Neuen Zürcher Zeitung, NZZ
Blick = ~Blick
SRF
ORF
Der Standard = ~Standard
Die Presse = ~Presse
Kronen Zeitung = ~Krone
Hessische/Niedersächsische Allgemeine = Hessischen/Niedersächsischen Allgemeinen, HNA
Mitteldeutsche Zeitung = Mitteldeutschen Zeitung
Göttinger Tageblatt = Göttinger Tageblatts
Volksstimme = Magdeburger Volksstimme
Le Monde = ~Monde
Le Figaro = Figaro
Libération = ~Libération
L'Humanité
La Croix = ~Croix
L'Équipe
Les Échos = Les Echos
L'Express
L'Obs
Le Point
Le Parisien = Aujourd'hui en France
Mediapart
Ouest-France
Sud Ouest
La Dépêche du Midi
La Voix du Nord
Le Dauphiné libéré = Le Dauphiné Libéré, Dauphiné libéré
Le Progrès
Nice-Matin
France 2
France 3
France 24 = فرانس 24, فرانس ٢٤
France Info = Franceinfo, franceinfo
France Inter
France Bleu
France Culture
France Télévisions
TF1
BFMTV = BFM TV, BFM
CNews
LCI
RFI = Radio France Internationale
RMC
Radio France
TV5Monde = TV5 Monde
RTBF
Le Soir = ~Soir
La Libre Belgique
RTS = Radio Télévision Suisse
Le Temps = ~Temps
Radio-Canada
Le Devoir = ~Devoir
La Presse canadienne
Jeune Afrique
El País = El Pais
El Mundo
La Vanguardia
ABC = ~ABC
RTVE
Público = Publico
RTP
Corriere della Sera
La Repubblica = Repubblica
La Stampa
Il Sole 24 Ore
RAI = Rai
NOS
NRC
De Volkskrant = Volkskrant
De Telegraaf = Telegraaf
VRT
SVT
Dagens Nyheter
NRK
Aftenposten
Verdens Gang = ~VG
~DR
Yle = YLE
Gazeta Wyborcza
Rzeczpospolita
Bulgarian National Radio = BNR
Kathimerini = كاثيميريني
ANA-MPA = ANA, AMNA
Euronews = euronews, يورونيوز
Agência Brasil
ANI = Asian News International
IANS = Indo-Asian News Service
PA Media = Press Association
AAP = Australian Associated Press
The Canadian Press = Canadian Press
Saba = سبأ
Lloyd's List = Lloyd’s List
La Montagne = ~Montagne
La Provence = ~Provence
L'Est Républicain
Le Télégramme = ~Télégramme
Le Canard enchaîné = Canard enchaîné
Kan = ~Kan, Kan 11
Channel 12 = القناة 12
Tishreen = ~تشرين
Al-Watan = ~الوطن
Al-Thawra = ~الثورة
Al-Ittihad = ~الاتحاد
Al-Khaleej = ~الخليج
Al-Rai = ~الرأي
Ad-Dustour = ~الدستور
Al-Masry Al-Youm = المصري اليوم
Youm7 = اليوم السابع
Mada Masr = مدى مصر
Okaz = عكاظ
Hespress = هسبريس
Al-Mamlaka = ~المملكة
LBCI
MTV Lebanon
NNA = الوكالة الوطنية للإعلام
WAM = وام, Emirates News Agency, وكالة أنباء الإمارات
KUNA = كونا
BNA = ~بنا
Oman News Agency = العمانية
Suspilne
Hromadske
Berlingske
Jyllands-Posten
Politiken
Premium Times
The Punch = Punch newspaper
Vanguard = ~Vanguard
Daily Maverick
Mail & Guardian
Nation = ~Daily Nation, ~Nation
Algérie Presse Service
Agence de presse sénégalaise
Tages-Anzeiger = Tages-Anzeigers
Kölner Stadt-Anzeiger = Kölner Stadt-Anzeigers
Helsingin Sanomat
Hufvudstadsbladet
Svenska Dagbladet
Aftonbladet
Expressen
TV2
Ekstra Bladet
Postimees
~ERR
LRT
Delfi
Digi24
G4Media
HotNews = Hotnews
Agerpres
Hírek = ~Hírek
MTI
Telex
PAP
Onet
TVP
TVN24
ČTK = CTK
Denník N
Tanjug
N1
HINA
~STA
BTA
Ansamed
Il Fatto Quotidiano
La Nación
Clarín
El Universal
El Tiempo
O Globo
Estadão
LBC
talkSPORT
Radio New Zealand = RNZ
Radio Free Asia = RFA
The Straits Times = Straits Times
Channel NewsAsia = CNA
The Korea Herald = Korea Herald
The Japan Times = Japan Times
Asahi Shimbun = Asahi
Yomiuri Shimbun = Yomiuri
Caixin
The Diplomat = ~Diplomat
Geo News
Al-Hadath = الحدث, العربية الحدث
Le Courrier de l'Ouest
Presse Océan
Nord Éclair
Corse-Matin
Midi libre
La Nouvelle République
Folha de S.Paulo = Folha
"""
