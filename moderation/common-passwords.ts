/**
 * Stems of the passwords that everybody tries first, from the five languages' keyboards.
 *
 * Kept as stems: passwords.ts also refuses them with digits and signs around, capitals, doubled,
 * and letters written as digits (P4ssw0rd!23), so some 200 entries stand for many thousands.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwort passwords parole parool kennwort geheim geheimnis secret secrets topsecret letmein letmeinnow openup
  opensesame welcome willkommen hallo hello hellohello hallohallo guten gutentag welcomehome changeme change newpassword mypassword
  yourpassword nopassword thisismypassword iloveyou ichliebedich iloveu loveyou lovely love liebe schatz schatzi
  princess prinzessin sunshine sonnenschein sommer summer winter spring autumn herbst fruehling january february march
  april june july august september october november december januar februar monday tuesday wednesday thursday
  friday saturday sunday montag freitag sonntag football fussball baseball basketball hockey soccer tennis
  liverpool chelsea arsenal barcelona realmadrid juventus bayern dortmund schalke borussia spartak zenit dinamo
  dragon monkey tiger lion eagle falcon horse kitty doggy hund katze master meister shadow killer hunter ninja
  batman superman spiderman pokemon starwars startrek matrix pikachu naruto
  michael michelle jennifer jessica daniel andrea thomas robert charlie george jordan ashley nicole martin stefan
  sergey andrey dmitry alexander natasha marina ekaterina svetlana maxim
  admin administrator adminadmin root rootroot toor superuser user username guest test tester testtest testing default
  login logon access server database computer internet samsung google facebook youtube amazon apple android
  windows linux ubuntu oracle cisco mercedes porsche ferrari bmw audi toyota
  qwerty qwertz azerty qwertyuiop qwertzuiop qwertyui asdf asdfgh asdfghjkl asdfjkl zxcvbn zxcvbnm yxcvbnm
  qazwsx qazwsxedc qweasd qweasdzxc wasdwasd poiuytrewq lkjhgfdsa mnbvcxz
  йцукен йцукенг йцукенгшщз фывапролдж ячсмить пароль привет приветик любовь солнышко наташа марина максим андрей
  сергей дмитрий александр россия москва спартак зенит
  parol privet lyubov solnishko rossiya moskva
  woaini aini wozuishuai mima nihao zhongguo beijing shanghai taiwan taipei iloveu woaiwojia
  trustno freedom whatever nothing superstar blessed jesus christ heaven angel angels flower flowers
  cookie chocolate schokolade cheese banana apple orange purple silver golden diamond money
  abc abcd abcde abcdef abcdefgh abcabc aaa pass passw pwd`.split(/\s+/),
);
