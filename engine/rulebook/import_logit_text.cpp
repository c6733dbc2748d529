// The regulator's lists as the text of a pack, and whether they fit one.
#include <algorithm>
#include <sstream>

#include "rulebook/decimal.hpp"
#include "rulebook/import_codes.hpp"
#include "rulebook/import_lists.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

// As the loader has it: the difference of two scores must fit 64 bits.
constexpr Int128 most_reach = Int128{1} << 61;

Decimal decimal_of(const std::string& text) { return parse_decimal(text).value_or(Decimal{}); }

int finest(const ListedTypes& types) {
  int places = 0;
  for (const auto& [type, listed] : types) {
    places = std::max(places, decimal_of(listed.constant).places);
    for (const auto& [item, values] : listed.coefficients) {
      for (const auto& value : values) places = std::max(places, decimal_of(value).places);
    }
  }
  return places;
}

Int128 distance(const std::string& text, int places) {
  const Int128 units = scaled(decimal_of(text), places);
  return units < 0 ? -units : units;
}

Int128 reach(const ListedType& listed, int places) {
  Int128 sum = distance(listed.constant, places);
  for (const auto& [item, values] : listed.coefficients) {
    Int128 largest = 0;
    for (const auto& value : values) largest = std::max(largest, distance(value, places));
    sum += largest;
  }
  return sum;
}

void write_coefficients(const ListedType& listed, std::ostream& out) {
  out << "    constant: " << quoted(listed.constant) << "\n"
      << "    coefficients:" << (listed.coefficients.empty() ? " {}" : "") << "\n";
  for (const auto& [item, values] : listed.coefficients) {
    out << "      " << item_column(item) << ": [";
    for (std::size_t rating = 0; rating < values.size(); ++rating) {
      const auto& value = values.at(rating);
      out << (rating == 0 ? "" : ", ") << quoted(value.empty() ? "0" : value);
    }
    out << "]\n";
  }
}

void write_exclusions(const ListedType& listed, std::ostream& out) {
  if (listed.exclusions.empty()) return;
  auto sorted = listed.exclusions;
  const auto key = [](const Exclusion& exclusion) {
    std::vector<std::pair<std::size_t, Rating>> parts;
    for (const auto& part : exclusion.parts) parts.emplace_back(part.item, part.rating);
    return parts;
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const Exclusion& a, const Exclusion& b) { return key(a) < key(b); });
  out << "    excluded_by:\n";
  for (const auto& exclusion : sorted) {
    out << "      - {";
    bool first = true;
    for (const auto& part : exclusion.parts) {
      out << (first ? "" : ", ") << item_column(part.item) << ": " << int{part.rating};
      first = false;
    }
    out << "}\n";
  }
}

void write_opening(const ClusterPack& published, std::ostream& out) {
  const std::string from = published.header.id + " " + published.header.version;
  out << "# The regulator's lists as the user gave them; `pbr rules import-logit` wrote this "
         "file.\n"
         "# Constants and coefficients are kept to the last digit, with a decimal point.\n"
         "#\n"
         "# A coefficient row has one number for each rating 0, 1, 2, 3, 4; what is not listed is "
         "0.\n"
         "# excluded_by: the type is impossible where every part of a rule holds.\n"
         "#\n"
         "# The Dutch names of the types were not obtained. Names, branches, review intervals and\n"
         "# `need`, which ranks types by intensity of need, are those of the English clusters "
         "with\n"
         "# the same codes, as in "
      << from
      << ";\n"
         "# the ranks are that pack's own. So are the super-classes: A for the Dutch X (neither\n"
         "# psychotic nor organic, types 01 to 08), B for Y (psychotic, 10 to 17), C for Z "
         "(organic,\n"
         "# 18 to 21). Correct them here where you know better.\n";
}

}  // namespace

void check_sizes(const ListedTypes& types, const std::string& file, Diagnostics& problems) {
  const int places = finest(types);
  std::size_t exclusions = 0;
  const auto refuse = [&](std::string message, std::string found, std::string expected,
                          std::string help) {
    problems.push_back({Severity::error,
                        "IM015",
                        {file},
                        std::move(message),
                        std::move(found),
                        std::move(expected),
                        std::move(help)});
  };
  for (const auto& [type, listed] : types) {
    exclusions += listed.exclusions.size();
    const Int128 sum = reach(listed, places);
    if (sum <= most_reach) continue;
    refuse("weight overflow: scores of type " + type->code.text() +
               " do not fit, counted in the finest decimal of the lists",
           "up to " + digits_of(sum) + " units of 10^-" + std::to_string(places),
           "at most " + digits_of(most_reach) + " units",
           places > 0 ? "write all values with fewer decimals" : "write smaller numbers");
  }
  if (exclusions <= most_exclusions) return;
  refuse("more exclusions than a pack can hold", std::to_string(exclusions),
         "at most " + std::to_string(most_exclusions), "");
}

std::string logit_yaml(const ListedTypes& types, const ImportTerms& terms,
                       const ClusterPack& published) {
  std::ostringstream out;
  write_opening(published, out);
  write_header(terms, published, out);
  out << "instrument: netherlands/instruments/honos-plus-19\n"
         "method: logit\n"
         "logit: {all_excluded: variance}\n";
  write_special_codes(published, out);
  out << "\npages:\n";
  for (const auto& cluster : published.clusters) {  // by code
    const auto type = types.find(&cluster);
    if (type == types.end() && published.is_page(cluster)) continue;
    write_page_start(cluster, out);
    if (type == types.end()) continue;
    write_coefficients(type->second, out);
    write_exclusions(type->second, out);
  }
  return out.str();
}

}  // namespace pbr::rulebook
