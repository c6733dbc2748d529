#include <algorithm>
#include <tuple>

#include "rulebook/dated.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/price_terms.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

bool same_kind(const Adjustment& a, const Adjustment& b) {
  const auto kind = [](const Adjustment& each) {
    return std::tie(each.id, each.provider, each.commissioner, each.units);
  };
  return kind(a) == kind(b);
}

class AdjustmentsReader {
 public:
  AdjustmentsReader(Reader& reader, PriceBook& book) : in_(reader), book_(book) {}

  void read(const Node& node) {
    for (const Node* item : in_.sequence(node, "adjustments")) {
      if (in_.only_keys(*item, "an adjustment", keys::adjustment)) read_one(*item);
    }
    std::vector<bool> done(book_.adjustments.size());
    for (std::size_t i = 0; i < done.size(); ++i) {
      if (!done[i]) close_periods(i, done);
    }
  }

 private:
  void read_one(const Node& node) {
    Adjustment adjustment;
    if (const Node* id = in_.required(node, "id")) {
      adjustment.id = read_id(in_, *id, "id").value_or("");
    }
    const Node* value = in_.required(node, "factor");
    const auto factor = value == nullptr ? std::nullopt : read_factor(in_, *value);
    const auto from = in_.date_of(node, "from");
    adjustment.factor.source = in_.text_of(node, "source").value_or("");
    adjustment.provider = ProviderId(optional_text(in_, node, "provider"));
    adjustment.commissioner = CommissionerId(optional_text(in_, node, "commissioner"));
    if (const Node* units = node.find("units")) read_units(*units, adjustment);
    if (!factor || !from || adjustment.id.empty()) return;
    adjustment.factor.value = *factor;
    adjustment.factor.at = in_.where(node);
    book_.adjustments.push_back(std::move(adjustment));
    starts_.push_back({*from, node.find("from")});
  }

  void read_units(const Node& node, Adjustment& adjustment) {
    for (const Node* item : in_.sequence(node, "units")) {
      const auto word = in_.one_of(*item, "unit", keys::line_units);
      if (word) adjustment.units.insert(*tariff_unit(*(keys::line_units.begin() + *word)));
    }
  }

  // Factors of one id, for the same, follow each other; all others apply side by side.
  void close_periods(std::size_t first, std::vector<bool>& done) {
    std::vector<std::size_t> of_kind;
    std::vector<Start> starts;
    for (std::size_t i = first; i < done.size(); ++i) {
      if (!same_kind(book_.adjustments[first], book_.adjustments[i])) continue;
      done[i] = true;
      of_kind.push_back(i);
      starts.push_back(starts_[i]);
    }
    const auto periods = periods_of(in_, starts, book_.header.valid, book_.adjustments[first].id);
    for (std::size_t i = 0; i < of_kind.size(); ++i) {
      book_.adjustments[of_kind[i]].factor.valid = periods[i];
    }
  }

  Reader& in_;
  PriceBook& book_;
  std::vector<Start> starts_;  // of the adjustments, one each
};

void add_factors(PriceBook& book, std::string_view id, const std::string& provider,
                 std::vector<Dated<Rate>> factors) {
  for (auto& factor : factors) {
    book.adjustments.push_back(
        {std::string(id), std::move(factor), ProviderId(provider), CommissionerId{}, {}});
  }
}

void read_market_forces(Reader& reader, const Node& node, PriceBook& book) {
  if (!reader.only_keys(node, "market_forces", keys::market_forces)) return;
  const auto source = reader.text_of(node, "source").value_or("missing, and told");
  MarketForces forces;
  forces.at = reader.where(node);
  const Node* providers = reader.required(node, "providers");
  if (providers != nullptr && is_mapping(reader, *providers, "providers")) {
    for (const auto& entry : providers->entries) {
      forces.named.insert(ProviderId(entry.key));
      add_factors(book, market_forces_id, entry.key,
                  read_dated_factors(reader, entry.value, book.header.valid,
                                     "the market forces factor of " + entry.key, source));
    }
  }
  if (const Node* others = node.find("others")) {
    forces.others = true;
    add_factors(book, market_forces_of_others, "",
                read_dated_factors(reader, *others, book.header.valid,
                                   "the market forces factor of others", source));
  }
  book.market_forces = std::move(forces);
}

}  // namespace

void read_adjustments(Reader& reader, const Node& root, PriceBook& book) {
  if (const Node* node = root.find("adjustments")) AdjustmentsReader(reader, book).read(*node);
  if (const Node* node = root.find("market_forces")) read_market_forces(reader, *node, book);
}

}  // namespace pbr::rulebook
