"""Portuguese words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

PORTUGUESE = Vocabulary(
    pauses="pausa pausas pausar",
    silences="silêncio silêncios quietude",
    weak="descanso descanse descansar espera espere esperar aguarde repouso segure segurar",
    breaths="respiração respirações respire respira respirar fôlego",
    bells="sino sinos gongo gong tigela tigelas sininho campainha badalada badaladas",
    brief="breve breves curta curto curtas curtos pequena pequeno",
    long="longa longo longas longos prolongada prolongado extensa",
    seconds="s seg segs segundo segundos",
    minutes="m min mins minuto minutos",
    hours="h hora horas",
    moments="momento momentos instante",
    counts="tempos contagens",
    articles="um uma",
    halves="meio meia",
    fills="de por para durante em o a os as uns umas aproximadamente aprox cerca aqui agora depois "
          "e com outra outro mais completa completas completo ciclo ciclos "
          "profunda profundas lenta lentas suave faça fazer deixe deixar tome tomar "
          "mantenha toque tocar toca soa som do da tibetana cantante muito vez vezes",
    links="a ou até",
    goes_on="aqui para e enquanto durante em com agora até antes depois ou se",
    numbers=counted("um dois três quatro cinco seis sete oito nove dez onze doze treze catorze "
                    "quinze dezesseis dezessete dezoito dezenove")
    | tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
    | {"duas": 2.0, "quatorze": 14.0, "dezasseis": 16.0, "dezassete": 17.0, "dezanove": 19.0,
       "cem": 100.0, "par": 2.0, "alguns": 3.0, "algumas": 3.0, "poucos": 3.0, "vários": 4.0,
       "várias": 4.0},
)
