"""What tools/check_tidy reads of the project: sources, their headers, and how they are compiled."""
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)


def system_key(words, names):
    """One key for all that a compiler reads of the headers `names`, so that a new version of a
    library is noticed. A key that never comes again where the compiler gives up on one of them; an
    #error in one that wants to be included in a way of its own is none of our business."""
    guarded = "".join(f"#if __has_include(<{n}>)\n#include <{n}>\n#endif\n" for n in names)
    done = subprocess.run(["c++", *words, "-w", "-M", "-x", "c++", "-"], input=guarded, text=True,
                          capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False)
    if not done.stdout or "compilation terminated" in done.stderr:
        return os.urandom(32).hex()
    key = hashlib.sha256()
    for name in sorted(set(done.stdout.replace("\\\n", " ").split()[1:])):
        if os.path.isfile(name):
            key.update(name.encode() + b"\0" + pathlib.Path(name).read_bytes())
    return key.hexdigest()


class Sources:
    def __init__(self, root, build, always):
        """`always`: what is a part of the key of every file."""
        self.root = root
        self.always = always
        self.texts = {}
        self.named = {}
        self.read = {}
        self.system_keys = {}
        path = build / "compile_commands.json"
        self.commands = {c["file"]: c for c in json.loads(path.read_text(encoding="utf-8"))}

    def text(self, path):
        if path not in self.texts:
            self.texts[path] = path.read_text(encoding="utf-8", errors="surrogateescape")
        return self.texts[path]

    def words(self, path):
        """How a file is compiled, without the compiler, the file and what is made of it; None where
        the build does not know the file."""
        if str(path) not in self.commands:
            return None
        words = shlex.split(self.commands[str(path)]["command"])[1:]
        at = words.index("-o")
        return tuple(w for w in words[:at] + words[at + 2:] if w not in ("-c", str(path)))

    def named_by(self, path, words):
        """(headers of the project, names of other headers) that one file names."""
        folders = tuple(word[2:] for word in words if word.startswith("-I"))
        if (path, folders) not in self.named:
            self.named[path, folders] = self.look_for_headers(path, folders)
        return self.named[path, folders]

    def look_for_headers(self, path, folders):
        ours, others = [], []
        for quote, name in INCLUDE.findall(self.text(path)):
            places = [*([path.parent] if quote == '"' else []), *map(pathlib.Path, folders)]
            found = next((place / name for place in places if (place / name).is_file()), None)
            if found and self.root in found.resolve().parents:
                ours.append(found.resolve())
            else:
                others.append(name)
        return ours, others

    def headers(self, path, words):
        """(headers of the project, names of other headers) that a file reads, however far down."""
        if path not in self.read:
            ours, others, waiting = set(), set(), [path]
            while waiting:
                found, strange = self.named_by(waiting.pop(), words)
                others.update(strange)
                waiting += set(found) - ours
                ours.update(found)
            self.read[path] = sorted(ours), sorted(others)
        return self.read[path]

    def read_system_keys(self, paths):
        """Once for all files whose compiler looks for the headers of others in the same places."""
        names = {}
        for path in paths:
            words = self.words(path)
            if words:
                names.setdefault(self.places(words), set()).update(self.headers(path, words)[1])
        self.system_keys = {places: system_key(places, sorted(n)) for places, n in names.items()}

    def places(self, words):
        """The words that say where headers that are not the project's are, and in what language."""
        return tuple(word for at, word in enumerate(words)
                     if word.startswith("-std") or "-isystem" in (word, words[at - 1])
                     or (word.startswith("-I") and not word.startswith(f"-I{self.root}")))

    def key(self, path):
        """What a file that was clean is known by: all text that it reads, and how. The same in
        every clone. None where the build does not know the file."""
        words = self.words(path)
        if words is None:
            return None
        parts = [self.always, self.system_keys[self.places(words)],
                 " ".join(words).replace(str(self.root), ".")]
        for each in [path, *self.headers(path, words)[0]]:
            parts += [str(each.relative_to(self.root)), self.text(each)]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
