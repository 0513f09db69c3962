"""Spanish words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

SPANISH = Vocabulary(
    pauses="pausa pausas pausar",
    silences="silencio silencios quietud",
    weak="descanso descansa descansar descanse espera esperar espere reposo reposar sostén "
         "sostener",
    breaths="respiración respiraciones respira respire respirar aliento inspiraciones",
    bells="campana campanas campanada campanadas gong cuenco cuencos campanilla campanillas",
    brief="breve breves corta corto cortas cortos pequeña pequeño brevemente",
    long="larga largo largas largos extensa prolongada prolongado",
    seconds="s seg segs segundo segundos",
    minutes="m min mins minuto minutos",
    hours="h hora horas",
    moments="momento momentos instante rato",
    counts="tiempos cuentas",
    articles="un una",
    halves="medio media",
    fills="de por para durante en el la los las unos unas aproximadamente aprox unas cerca aquí "
          "ahora luego y con otra otro más completa completas completo ciclo ciclos "
          "profunda profundas lenta lentas suave haz hacer haga deja dejar "
          "deje toma tomar mantén guardar guarda tocar toca suena sonar sonido del al tibetano "
          "cantador muy veces vez",
    links="a o hasta",
    goes_on="aquí para y mientras durante en con ahora hasta antes después luego breve o si",
    numbers=counted("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
                    "quince dieciséis diecisiete dieciocho diecinueve")
    | tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
    | {"veinticinco": 25.0, "cien": 100.0, "par": 2.0, "algunos": 3.0, "algunas": 3.0,
       "pocos": 3.0, "pocas": 3.0, "varios": 4.0, "varias": 4.0},
)
