"""Spanish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.languages.asking import Asking
from generator.languages.casing import begun_small
from generator.languages.inflection import Inflection
from generator.languages.rules import ELSEWHERE, Rules
from generator.languages.sorting import Alphabet
from generator.languages.typography import NO_BREAK, Rule
from generator.languages.wording import Counted, SearchWording, Wording

_WORDING = Wording(
    home="Inicio",
    topics="Temas",
    paths="Itinerarios",
    a_z="A–Z",
    abbreviations="Siglas",
    about="Acerca de",
    read_in="Leer esta página en español",
    skip="Saltar al contenido",
    parts="Navegación",
    menu="Menú",
    where="Está usted aquí",
    colors="Colores",
    colors_system="Como el sistema",
    colors_light="Claro",
    colors_dark="Oscuro",
    code="Código",
    table="Tabla",
    words_licence="Textos bajo licencia {licence}",
    software_licences="Licencias de software",
    edit="Editar este término",
    search="Buscar en el glosario",
    by_topic="Por tema",
    by_topic_intro="De qué trata cada palabra.",
    learning_paths="Itinerarios de aprendizaje",
    learning_paths_intro="Unas pocas palabras cada vez, y cada una prepara la siguiente.",
    look_up="Consultar las listas",
    a_z_intro="Todos los términos, sinónimos y siglas en una sola lista.",
    abbreviations_intro="Qué significan las letras.",
    terms_count=Counted(
        "es",
        {"one": "{n}\u00a0término", "many": "{n}\u00a0de términos", "other": "{n}\u00a0términos"},
    ),
    genders={"m": "masculino", "f": "femenino", "m/f": "masculino o femenino"},
    also_called="También se llama",
    avoid="Mejor evitar",
    official="Forma recomendada",
    official_note="{source}, {date}",
    usual="Valores habituales",
    sources="Fuentes",
    reviewed="Revisado el {date}",
    in_language="En {language}",
    explanation="En la práctica",
    example="Ejemplo",
    formula="Fórmula",
    worked_example="Con números",
    caution="Atención",
    contrast="No confundir con",
    side_by_side="Frente a frente",
    compare="Comparaciones",
    compare_intro="Dos palabras que a menudo se confunden, frente a frente.",
    one_or_other="¿{one} o {other}?",
    broader="Forma parte de",
    narrower="Comprende",
    mentioned_in="Se menciona en",
    path="Itinerario",
    stage="Etapa",
    related="Véase también",
    previous="Anterior",
    next="Siguiente",
    neighbours="Anterior y siguiente",
    around_this_term="En torno a este término",
    more=Counted("es", {"one": "+{n}\u00a0más", "other": "+{n}\u00a0más"}),
    at_home_here="Las palabras de esta etapa",
    also_here="También se usan aquí",
    no_terms="Todavía no hay términos.",
    see="véase",
    letters="Letras",
    not_a_letter="0–9",
    stage_number="Etapa {n} de {total}",
    abbreviation="Sigla",
    stands_for="Significado",
    open="Abrir",
    searching=SearchWording(
        erase="Borrar el texto",
        close="Cerrar",
        loading="Cargando las palabras…",
        failed="No se ha podido cargar la búsqueda.",
        results="Resultados",
        groups={"terms": "Términos", "guides": "Comparaciones e itinerarios", "pages": "Páginas"},
        kinds={"compare": "Comparación", "path": "Itinerario", "stage": "Etapa", "topic": "Tema"},
        to_avoid="mejor evitar",
        named="{language}: {name}",
        recent="Consultados hace poco",
        forget="Borrar la lista",
        suggested="Para empezar",
        found=Counted("es", {"one": "{n}\u00a0resultado", "other": "{n}\u00a0resultados"}),
        corrected="¿Quería decir {query}?",
        none="No se ha encontrado nada para «{query}»",
        none_hint="Revise la ortografía o escriba menos letras: basta el principio de una palabra.",
        propose="Proponer esta palabra",
        new_term="Término nuevo: {query}",
        also="También en su texto: {words}",
        to_choose="elegir",
        to_open="abrir",
        to_close="cerrar",
    ),
    not_found="Esta página no existe",
    not_found_text="Quizá la dirección esté mal escrita. Todos los términos están en la lista A–Z, "
    "y la búsqueda acepta palabras incompletas.",
    to_home="Inicio",
    to_a_z="A–Z",
)

_ASKING = Asking(
    joints=frozenset(
        "a al con de del el en la las los lo o para por s se sin sobre su sus u un una unas unos y e".split()
    ),
    questions=frozenset(
        "acrónimo calcula calcular cálculo cómo como comparación comparar concepto cuál cuáles cual cuales cuándo "
        "cuánto cuánta cuántos da dame decir define definición definiciones definir describe describir dice diferencia "
        "diferencian diferencias diferente diferentes difiere dime distingue distinguir dónde ejemplo ejemplos "
        "encontrar entiende entre equivalente es esa ese eso esta este esto está están existe explica explicación "
        "explicar fórmula función funciona hace hacer hay igual llama llaman me medir mide mismo muestra necesito "
        "palabra porqué puede puedo que qué quién quiere quiero sabe saber se ser significa significado significan "
        "sigla siglas significar sinónimo sirve son término términos tiene traducción traducir usa usar utiliza "
        "utilizar ver".split()
    ),
    between=frozenset("a al con contra de del e entre frente o u versus vs y".split()),
    kinds={
        "stage": frozenset("etapa etapas fase fases paso pasos".split()),
        "topic": frozenset("tema temas asunto asuntos".split()),
        "path": frozenset("itinerario itinerarios ruta rutas aprendizaje curso".split()),
        "compare": frozenset("comparación comparaciones comparativa".split()),
    },
    units={
        "dia": frozenset("día días diario diaria diarios diarias".split()),
        "semana": frozenset("semanas semanal semanales".split()),
        "mes": frozenset("meses mensual mensuales".split()),
        "trimestre": frozenset("trimestres trimestral trimestrales".split()),
        "ano": frozenset("años anual anuales".split()),
        "tasa": frozenset("tasas porcentaje porcentajes proporción".split()),
        "ingresos": frozenset("ingreso facturación".split()),
    },
)

_JOINTS = frozenset("a al con de del e el en entre la las lo los no o para por que se sin sobre su u un una y".split())
# How words end, and how their plurals do. The first that fits decides. Words that are from elsewhere may have kept the
# plural that they brought: leads, roles.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"([aeo])ís$", (r"\1íses",)),
    *((rf"{accented}([ns])$", (rf"{plain}\1es",)) for accented, plain in zip("áéíóú", "aeiou", strict=True)),
    # Stressed on the syllable before the last: margen, volumen. In the plural that wants an accent.
    *(
        (rf"^([^áéíóú]*){plain}([^aeiouáéíóú]{{1,2}})en$", (rf"\1{accented}\2enes",))
        for accented, plain in zip("áéíóú", "aeiou", strict=True)
    ),
    (r"^([^aeiou]*[aeiou]s)$", (r"\1es",)),
    (r"([sx])$", ()),
    (r"z$", ("ces",)),
    (r"([íúdlnrj])$", (r"\1es", r"\1s")),
    (r"$", ("s",)),
)


def _every_word(name: Sequence[str]) -> range:
    """Return every place: adjectives agree with their nouns, and stand on either side of them."""
    return range(len(name))


def _plurals(name: Sequence[str], place: int) -> tuple[str, ...]:
    """Return the plural of a noun or adjective."""
    word = name[place].lower()
    if word in _JOINTS or not word.isalpha() or len(word) < 2:
        return ()
    ending, others = next((ending, others) for ending, others in _ENDINGS if re.search(ending, word))
    return tuple(re.sub(ending, other, word, count=1) for other in others)


# From the beginning of a sentence to its sign, with no sign that opens it.
_UNOPENED = r"(?:(?<=[.!?…] )|(?<=\n)|\A)[^¿¡?!.…\n\x00]*[^\W\d_]{sign}(?=[\s»)*]|$)"
_EVERYWHERE: tuple[Rule, ...] = (
    (";:!?", re.compile(r"(?<=[\w)»“”%€*])[ \u00a0\u202f](?=[;:!?](?:\s|$))"), "", "nothing stands before ; : ! ?"),
    ("¿¡", re.compile(r"(?<=[¿¡])[ \u00a0\u202f]+(?=\w)"), "", "nothing stands after ¿ and ¡"),
    ("«", re.compile(r"(?<=«)[ \u00a0\u202f]+(?=\S)"), "", "nothing stands after «"),
    ("»", re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=»)"), "", "nothing stands before »"),
    # Where in its sentence the question begins, only the author knows.
    ("?", re.compile(_UNOPENED.format(sign=r"\?")), None, "¿ stands before a question"),
    ("!", re.compile(_UNOPENED.format(sign="!")), None, "¡ stands before an exclamation"),
)
_SPAIN: tuple[Rule, ...] = (
    *_EVERYWHERE,
    ("%€", re.compile(r"(?<=\d) ?(?=[%€])"), NO_BREAK, "U+00A0 stands before % and €"),
)
# There nothing need stand before %, but no line may begin with it.
_AMERICA: tuple[Rule, ...] = (
    *_EVERYWHERE,
    ("%€", re.compile(r"(?<=\d) (?=[%€])"), NO_BREAK, "a space before % or € is U+00A0"),
)

RULES = Rules(
    wording=_WORDING,
    asking=_ASKING,
    inflection=Inflection(_every_word, _plurals),
    typography={
        ELSEWHERE: _SPAIN,
        **{f"es_{country}": _AMERICA for country in "419 DO GT HN MX NI PA PR SV US".split()},
    },
    alphabet=Alphabet("n ñ"),
    within_a_sentence=begun_small,
    # No Spanish word has a w, a k, or one of these endings.
    borrowed=re.compile(r"[\s-]|[kw]|(?:ing|[bcfgmpt]|[^aeiou]y)\b", re.IGNORECASE),
)
