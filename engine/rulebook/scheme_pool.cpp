#include <set>

#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/scheme_partners.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

bool is_paid(const SchemeComponent& component) {
  return !std::holds_alternative<PoolComponent>(component.terms) &&
         !std::holds_alternative<PersonalBudgetComponent>(component.terms);
}

class PoolReader {
 public:
  PoolReader(Reader& reader, const std::vector<SchemeComponent>& above)
      : in_(reader), above_(above) {}

  PoolComponent read(const Node& node) {
    if (!in_.only_keys(node, "pool", keys::pool)) return {};
    if (const Node* covers = in_.required(node, "covers")) read_covers(*covers);
    if (const Node* pools = in_.required(node, "pools")) read_pools(*pools);
    if (const Node* partners = in_.required(node, "partners")) read_partners(*partners);
    if (const Node* stop_loss = node.find("stop_loss")) read_stop_loss(*stop_loss);
    return std::move(pool_);
  }

 private:
  void read_covers(const Node& covers) {
    for (const Node* item : in_.sequence(covers, "covers")) {
      const auto id = in_.text(*item, "covers");
      if (!id) continue;
      check_covered(*item, *id);
      pool_.covers.push_back(*id);
    }
    if (covers.kind != yaml::Kind::sequence || !covers.items.empty()) return;
    in_.problem("RB170", covers, "a pool covers nothing", "an empty list",
                "ids of components above this one");
  }

  void check_covered(const Node& node, const std::string& id) {
    const auto named =
        named_above(in_, node, id, above_, is_paid, "RB170",
                    "a pool covers a component that is not above it or pays nothing");
    if (!named) return;
    const bool again = std::any_of(above_.begin(), above_.end(), [&](const auto& component) {
      const auto* other = std::get_if<PoolComponent>(&component.terms);
      return other != nullptr &&
             std::find(other->covers.begin(), other->covers.end(), id) != other->covers.end();
    });
    const bool twice =
        std::find(pool_.covers.begin(), pool_.covers.end(), id) != pool_.covers.end();
    if (!again && !twice) return;
    in_.problem("RB171", node, "component " + id + " would come out of pools twice", id,
                "each component covered once");
  }

  void read_pools(const Node& pools) {
    if (!is_mapping(in_, pools, "pools")) return;
    std::set<CommissionerId> given;
    for (const auto& entry : pools.entries) {
      PoolTerms terms{entry.key, {}};
      for (const Node* item : in_.sequence(entry.value, "commissioners of a pool")) {
        const auto code = in_.text(*item, "commissioner");
        if (!code) continue;
        terms.commissioners.emplace_back(*code);
        if (given.insert(terms.commissioners.back()).second) continue;
        in_.problem("RB171", *item, "a commissioner's payments would come out of two pools", *code,
                    "each commissioner in one pool");
      }
      pool_.pools.push_back(std::move(terms));
    }
    if (!pools.entries.empty()) return;
    in_.problem("RB170", pools, "the component has no pool", "an empty mapping",
                "a pool of the contributions table and its commissioners");
  }

  void read_partners(const Node& partners) {
    if (!is_mapping(in_, partners, "partners")) return;
    for (const auto& entry : partners.entries) {
      const auto word = in_.one_of(entry.value, "the kind of a partner",
                                   {"nhs", "local_authority", "voluntary", "independent"});
      if (word) pool_.partners[entry.key] = static_cast<Holder>(*word);
    }
  }

  void read_stop_loss(const Node& node) {
    if (!in_.only_keys(node, "stop_loss", keys::stop_loss)) return;
    StopLoss terms;
    if (const Node* above = in_.required(node, "above")) {
      terms.above = read_price(in_, *above).value_or(Pence{});
    }
    terms.share = part_of_one(in_, node, "share").value_or(Rate{});
    pool_.stop_loss = terms;
  }

  Reader& in_;
  const std::vector<SchemeComponent>& above_;
  PoolComponent pool_;
};

}  // namespace

PoolComponent read_pool(Reader& reader, const Node& node,
                        const std::vector<SchemeComponent>& above) {
  return PoolReader(reader, above).read(node);
}

}  // namespace pbr::rulebook
