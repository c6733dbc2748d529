#include <ostream>

#include "pbr/mhsds.hpp"

namespace pbr {
namespace {

// A YAML scalar in double quotes. Bytes below a blank have no business in a sentence.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text = "[";
  for (const std::string& name : names) text += (text.size() > 1 ? ", " : "") + name;
  return text + "]";
}

std::vector<std::string> quoted_all(std::vector<std::string> names) {
  for (std::string& name : names) name = quoted(name);
  return names;
}

}  // namespace

void write_mhsds_study(const MhsdsImport& made, const std::string& name,
                       const RuleReferences& rules, std::ostream& out) {
  out << "# Made by `pbr import mhsds`. Look at the period. Cluster rules, prices and schemes that "
         "come\n"
      << "# with pbr are illustrative, and so is what is made with them: put your own in.\n"
      << "study: " << quoted(name) << "\n"
      << "period: {first_day: " << to_text(made.period.first)
      << ", last_day: " << to_text(made.period.last_day()) << "}\n"
      << "seed: 1\n"
      << "inputs:\n";
  for (const auto& [kind, rows] : made.written) {
    out << "  " << schema_of(kind).name << ": " << schema_of(kind).name << ".csv\n";
  }
  out << "  # contracts: contracts.csv          no part of MHSDS: what was agreed for a block\n"
      << "rules:\n"
      << "  instrument: " << quoted(rules.instrument) << "\n"
      << "  clusters: " << quoted(rules.clusters) << "\n"
      << "  tariff: " << quoted(rules.tariff) << "\n"
      << "  measures: " << list_of(quoted_all(rules.measures)) << "\n"
      << "  disclosure: " << quoted(rules.disclosure) << "\n"
      << "schemes: " << list_of(rules.schemes) << "   # the first is the baseline\n";
  if (!made.groups.empty()) out << "groups: " << list_of(made.groups) << "\n";
  out << "output: out/\n"
      << "assumptions:\n";
  for (const std::string& assumption : made.assumptions)
    out << "  - " << quoted(assumption) << "\n";
}

}  // namespace pbr
