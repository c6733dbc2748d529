#include <algorithm>
#include <ostream>

#include "report/rule_words.hpp"

namespace pbr {
namespace {

std::string side(const std::optional<std::string>& value) {
  if (!value) return "(none)";
  return value->empty() ? "(empty)" : *value;
}

// "england/x.yaml:12" where the pack says so, "x.yaml" where it is a default.
std::string place(const Location& at) {
  return at.line == 0 ? "not in " + at.file : place_words(at);
}

void write_change(const RuleChange& change, std::ostream& out) {
  out << "  " << change.what << ": " << side(change.before) << " -> " << side(change.after) << "  ("
      << place(change.before_at) << " -> " << place(change.after_at) << ")\n";
}

void write_changes(const std::vector<RuleChange>& changes, std::ostream& out) {
  std::string part;
  for (const auto& change : changes) {
    if (change.part != part) out << change.part << "\n";
    part = change.part;
    write_change(change, out);
  }
  out << (changes.empty() ? "no differences"
                          : std::to_string(changes.size()) +
                                (changes.size() == 1 ? " difference" : " differences"))
      << "\n";
}

std::string number_of(std::uint64_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

void write_moves(const RuleMoves& moves, std::ostream& out) {
  out << "\n"
      << moves.moved << " of "
      << number_of(moves.assessments, "assessment moves", "assessments move") << " ("
      << share_words(moves.moved, moves.assessments) << "%); " << moves.people_moved << " of "
      << number_of(moves.people, "person", "people") << " ("
      << share_words(moves.people_moved, moves.people) << "%)\n";
  std::vector<RuleMove> largest;
  std::copy_if(moves.matrix.begin(), moves.matrix.end(), std::back_inserter(largest),
               [](const RuleMove& move) { return move.from != move.to; });
  if (largest.empty()) return;
  std::stable_sort(largest.begin(), largest.end(), [](const RuleMove& a, const RuleMove& b) {
    return a.assessments > b.assessments;
  });
  out << "  from -> to   assessments   people\n";
  constexpr std::size_t code_width = 4, first = 12, second = 9;
  const auto right = [](const std::string& text, std::size_t width) {
    return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
  };
  for (const auto& move : largest) {
    out << "  " << right(move.from.text(), code_width) << " -> " << move.to.text()
        << std::string(move.to.text().size() < code_width ? code_width - move.to.text().size() : 0,
                       ' ')
        << right(std::to_string(move.assessments), first)
        << right(std::to_string(move.people), second) << "\n";
  }
  out << "  their margins under the first pack: ";
  for (const auto& band : moves.margins) {
    const bool alone = band.words == "no runner-up";
    out << (&band == moves.margins.data() ? "" : "; ") << band.assessments
        << (alone ? " with " : " at ") << band.words;
  }
  out << "\n";
}

}  // namespace

void write_rule_diff_text(const ClusterPack& before, const ClusterPack& after,
                          const std::vector<RuleChange>& changes, const RuleMoves* moves,
                          std::ostream& out) {
  out << "from " << pack_words(before) << " to " << pack_words(after) << "\n";
  if (before.method != after.method) {
    out << "The packs decide by different methods, so no cell, coefficient or table rule is "
           "compared.\n";
  }
  write_changes(changes, out);
  if (moves != nullptr) write_moves(*moves, out);
}

}  // namespace pbr
