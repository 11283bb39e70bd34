"""Names of news organisations, so that they are recognised where a text says them.

Only names: what an organisation allows, and where it lives on the web, is for
``outlets.toml`` to say.  A line is ``Name = other names, …``; names after ``~``
are also ordinary words and count only where the text uses them as a source.
Keep it to organisations whose own name for themselves we are sure of.
"""

NAMES = """
Reuters = Thomson Reuters News, رويترز
Associated Press = The Associated Press, AP, AP News, أسوشيتد برس, أسوشييتد برس
AFP = أ ف ب, Agence France-Presse, Agence France Presse, l'AFP, فرانس برس
AFP = وكالة الأنباء الفرنسية, وكالة الصحافة الفرنسية
dpa = DPA, Deutsche Presse-Agentur, Deutschen Presse-Agentur
TASS = Itar-Tass, ITAR-TASS, تاس
Interfax = Interfax-Ukraine, إنترفاكس
RIA Novosti = RIA, ريا نوفوستي
Bloomberg HT
Bloomberg = Bloomberg News, بلومبرغ
UPI = United Press International
EFE = Agencia EFE
ANSA = Agenzia ANSA
Lusa = Agência Lusa
Belga
ANP
APA = Austria Presse Agentur
Keystone-SDA = SDA, ~ATS
KNA = Katholische Nachrichten-Agentur
epd = Evangelischer Pressedienst
Xinhua = Xinhua News Agency, شينخوا
Kyodo = Kyodo News
Yonhap = Yonhap News Agency
PTI = Press Trust of India
IRNA = إرنا
Tasnim = تسنيم
Fars News Agency = فارس
SANA = سانا
WAFA = وفا
~Petra = ~بترا
~MENA = وكالة أنباء الشرق الأوسط
Qatar News Agency = QNA
Saudi Press Agency = SPA, واس
Ukrinform
Unian = UNIAN
BBC = BBC News, BBC World Service, بي بي سي
BBC Türkçe
BBC Arabic = BBC News Arabic, بي بي سي عربي
CNN = سي إن إن, السي إن إن
CNN Türk = CNN Turk, CNNTürk, CNN TÜRK, سي إن إن ترك
Sky News = سكاي نيوز
Sky News Arabia = سكاي نيوز عربية
Fox News
NBC News = NBC
CBS News = CBS
ABC News
MSNBC
CNBC
NPR
PBS = PBS NewsHour
ITV News = ITV
Channel 4 News
GB News
Al Jazeera = الجزيرة نت, Al-Jazeera, Aljazeera, Al Jazeera English, الجزيرة
Al Jazeera Türk
Al Arabiya = Al-Arabiya, العربية
Alhurra = Al Hurra, الحرة
Al Mayadeen = الميادين
Al-Manar = المنار
Asharq Al-Awsat = الشرق الأوسط, Asharq al-Awsat
An-Nahar = ~النهار, Annahar
Al-Akhbar = ~الأخبار
Al-Ahram = ~الأهرام
Al-Quds Al-Arabi = القدس العربي
Al-Hayat = ~الحياة
Al-Ghad = ~الغد
Al-Araby Al-Jadeed = العربي الجديد, The New Arab
Enab Baladi = عنب بلدي
Rudaw = Rudaw English, رووداو
Kurdistan 24
Middle East Eye
Al-Monitor
L'Orient-Le Jour = L'Orient Today
Haaretz = هآرتس
The Jerusalem Post = Jerusalem Post
The Times of Israel = Times of Israel
Yedioth Ahronoth = يديعوت أحرونوت
Deutsche Welle = DW, دويتشه فيله
RT = Russia Today, روسيا اليوم
Sputnik = سبوتنيك
Kommersant
Meduza
Novaya Gazeta
The Moscow Times
Radio Free Europe/Radio Liberty = RFE/RL, Radio Free Europe
Voice of America = VOA
The New York Times = New York Times, نيويورك تايمز
The Washington Post = Washington Post, واشنطن بوست
The Wall Street Journal = Wall Street Journal, وول ستريت جورنال
Los Angeles Times = LA Times
USA Today
Chicago Tribune
The Boston Globe = Boston Globe
Politico
Axios
Semafor
ProPublica
The Intercept
The Atlantic = ~Atlantic
The New Yorker = New Yorker
Newsweek
~Time = ~TIME, ~Time magazine
Foreign Policy = ~Foreign Policy magazine
The Economist = Economist
Financial Times = FT, The Financial Times, فايننشال تايمز
The Times = ~Times, ~Times of London
The Sunday Times = Sunday Times
The Guardian = ~Guardian, الغارديان
The Observer = ~Observer
The Telegraph = ~Telegraph, Daily Telegraph, The Daily Telegraph
The Independent = ~Independent
Daily Mail = The Daily Mail, MailOnline, Mail Online
The Sun = ~Sun
Daily Mirror = The Mirror, ~Mirror
Daily Express
Evening Standard
The Scotsman = Scotsman
The Herald = ~Herald
The Irish Times = Irish Times
RTÉ = RTE, RTÉ News
The Yorkshire Post = Yorkshire Post
The Art Newspaper = Art Newspaper
Bellingcat
The Conversation = ~Conversation
The Globe and Mail = Globe and Mail
CBC = CBC News
Toronto Star
The Sydney Morning Herald = Sydney Morning Herald
The Hindu
The Times of India = Times of India
Dawn = ~DAWN
South China Morning Post
Nikkei = Nikkei Asia
NHK
The Kyiv Independent = Kyiv Independent
Kyiv Post
Ukrainska Pravda = Ukrayinska Pravda
"""
