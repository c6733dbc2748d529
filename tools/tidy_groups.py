"""Which sources tools/check_tidy may look at together, in one translation unit.

The headers of a group are read first, then its files, one after the other. A file could then be
read otherwise than alone where one before it left something behind. What can be left behind, and
what is done about it:

  - a macro, a condition, a pragma, main(), `extern`, `using namespace`, an unscoped enum, an
    operator or a template specialisation of the file's own, a header that is read anew each time or
    brings a name in by `using`: the file is looked at alone
  - a name of the file's own, which no header declares (a function, a constant, a type, an alias):
    no other file of the group may say that name, be it about something else. After a dot, an arrow
    or `std::` it is somebody else's, and the same alias is the same in both

The text is read without a compiler, and in doubt as one name too many: that costs a larger group
and nothing else. A clash that is overlooked is an error of the compiler in most cases, and then the
files are looked at in smaller groups.
"""
import functools
import re

# A ' after a digit is one of 1'000.
QUOTED_OR_COMMENT = re.compile(
    r'R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|'
    r"//[^\n]*|/\*.*?\*/", re.S)
ALONE = re.compile(r"^\s*#\s*(?!include\b|pragma once\b)|\bmain\s*\(|\b(?:extern|asm)\b|"
                   r"^using\s+(?:enum|namespace)\b", re.M)
ANY_USING = re.compile(r"\busing\b[^=;]*::[^=;]*;")
USING = re.compile(r"^using\s+((?:\w+::)*(\w+))\s*;", re.M)
SAID = re.compile(r"(?:(?<![\w.>:])|(?<=[^-]>)|(?<=[^:]:)|(?<!std::)(?<=::))[A-Za-z_]\w*")
ALIAS = re.compile(r"namespace\s+(\w+)\s*=\s*([\w:]+)$")
NAMESPACE = re.compile(r"(?:inline\s+)?namespace(\s+[\w:]+)?")
TYPE = re.compile(
    r"(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(\w+)\b(?!::)|"
    r"(?:using|concept)\s+(\w+)\s*=|typedef\b.*?(\w+)$", re.S)
UNSCOPED_ENUM = re.compile(r"(?:typedef\s+)?enum\b(?!\s+(?:class|struct)\b)")
# What only this file can name, although it may be in no unnamed namespace.
INTERNAL = re.compile(r"(?:static|constexpr|inline|template|using|struct|class|union|enum|typedef|"
                      r"concept|const\b[^(]*$)")
NO_NAME = {"requires", "noexcept", "const", "decltype", "alignas", "if", "operator"}


def bare(text):
    """The text without comments, and without what stands in quotes."""
    return QUOTED_OR_COMMENT.sub(lambda m: " " if m.group(0).startswith("/") else '""', text)


def declarations(text):
    """(what stands before its body or semicolon, in an unnamed namespace or not) of every
    declaration of a bare text that is at the scope of a namespace."""
    scopes, head, depth = [], "", 0
    for piece in re.split(r"([{};])", re.sub(r"^\s*#[^\n]*", "", text, flags=re.M)):
        if depth:
            depth += {"{": 1, "}": -1}.get(piece, 0)
            continue
        if piece not in ("{", "}", ";"):
            head = piece.strip()
            continue
        namespace = NAMESPACE.fullmatch(head) if piece == "{" else None
        if namespace:
            scopes.append(namespace.group(1) is None)
        elif piece == "}":
            scopes = scopes[:-1]
        else:
            yield head, any(scopes)
            depth = 1 if piece == "{" else 0
        head = ""


def without_brackets(text):
    """The text without what stands in angle or square brackets."""
    before = None
    while before != text:
        before, text = text, re.sub(r"<[^<>()]*>|\[[^\[\]]*\]", " ", text)
    return text


def names_of(head):
    """The names that a declaration may bring in; rather one too many than one too few."""
    head = without_brackets(head).strip()
    head = re.sub(r"^template\b\s*", "", head)
    found = TYPE.match(head)
    if found:
        return {name for name in found.groups() if name}
    names = set(re.findall(r"(?<![\w:])([A-Za-z_]\w*)\s*(?:\(|=(?!=)|$)", head))
    return names - NO_NAME


@functools.lru_cache(maxsize=None)
def of_header(text):
    """(may be read once for several files, the words that it says)"""
    stripped = bare(text)
    can_share = re.search(r"^#pragma once", text, re.M) and not USING.search(stripped)
    return bool(can_share), frozenset(re.findall(r"[A-Za-z_]\w*", stripped))


class Source:
    """What of a source decides with which others it may be read."""

    def __init__(self, name, text, headers, words):
        """`headers`: the texts of the project's headers that it reads; `words`: how it is
        compiled."""
        text = bare(text)
        self.name = name
        self.words = words
        self.has_using = bool(ANY_USING.search(text))
        self.said = set(SAID.findall(text))
        self.aliases = {(name, target) for target, name in USING.findall(text)}
        self.own = set()
        read = [of_header(header) for header in headers]
        self.alone = bool(ALONE.search(text)) or not all(can_share for can_share, _ in read)
        shared = set().union(*(said for _, said in read))
        for head, unnamed in declarations(text):
            self.take(head, unnamed, shared)

    def take(self, head, unnamed, shared):
        alias = ALIAS.match(head)
        if alias:
            self.aliases.add(alias.groups())
        elif not USING.match(head + ";"):
            private = unnamed or INTERNAL.match(head)
            self.own |= names_of(head) if private else names_of(head) - shared
            self.alone = self.alone or bool(
                re.match(r"template\s*<\s*>", head) or UNSCOPED_ENUM.match(head) or
                (private and re.search(r"(?<!::)\boperator\b", head)))

    def could_be_taken_in(self, other):
        """True where `other` says a name that means something of its own in this file."""
        ours = self.own | {name for name, _ in self.aliases - other.aliases}
        theirs = other.said | other.own | {name for name, _ in other.aliases}
        return not ours.isdisjoint(theirs)

    def clashes(self, other):
        return self.could_be_taken_in(other) or other.could_be_taken_in(self)


def groups_of(sources, most):
    """The sources in groups of `most` or fewer, in the order in which they came."""
    alone, groups = [], []
    for source in sources:
        if source.alone or most < 2:
            alone.append([source])
            continue
        for group in groups:
            if (len(group) < most and group[0].words == source.words and
                    not any(source.clashes(other) for other in group)):
                group.append(source)
                break
        else:
            groups.append([source])
    return alone + groups
