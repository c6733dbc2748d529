#include "pbr/agreement.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "allocation/page.hpp"
#include "audit/interval.hpp"
#include "audit/link_spells.hpp"

namespace pbr {
namespace {

using audit::Answer;
using audit::Estimate;
using audit::LinkedSpell;
using audit::LinkStatus;
using audit::RatedPair;

// A spell that can be compared, with everything a measure asks of it.
struct Compared {
  const LinkedSpell* spell = nullptr;
  const Cluster* recorded = nullptr;
  const Cluster* allocated = nullptr;  ///< null: the pack's code for unusable ratings
  ClusterCode allocated_code;
};

struct Numbered {
  AgreementMeasure measure;
  void set(const std::optional<Estimate>& estimate) {
    if (!estimate) return;
    measure.value = estimate->value;
    measure.low = estimate->low;
    measure.high = estimate->high;
  }
};

// Whether recorded need stands so to allocated need; never where the rules gave the code for
// unusable ratings, which has no rank.
template <class Compare>
auto need_is(Compare compare) {
  return [compare](const Compared& c) {
    return c.allocated != nullptr && compare(c.recorded->need, c.allocated->need);
  };
}

class Measures {
 public:
  Measures(const ClusterPack& pack, std::vector<Compared> compared)
      : pack_(pack), compared_(std::move(compared)) {}

  std::vector<AgreementMeasure> all() {
    add_share("agreement", [](const Compared& c) { return same_code(c); });
    add_kappa("kappa", compared_, codes(), audit::KappaWeights::none);
    add_weighted_kappa("kappa_A", SuperClass::a);
    add_weighted_kappa("kappa_B", SuperClass::b);
    add_weighted_kappa("kappa_C", SuperClass::c);
    add_share("super_class", [](const Compared& c) { return same_super_class(c); });
    add_share("over", need_is(std::greater<>{}));
    add_share("under", need_is(std::less<>{}));
    add_share("matching", need_is(std::equal_to<>{}));
    add_essential();
    return std::move(list_);
  }

 private:
  static bool same_code(const Compared& c) { return c.recorded->code == c.allocated_code; }
  static bool same_super_class(const Compared& c) {
    return same_code(c) ||
           (c.allocated != nullptr && c.recorded->super_class != SuperClass::undecided &&
            c.recorded->super_class == c.allocated->super_class);
  }
  template <class Yes>
  void add_share(const char* name, Yes yes) {
    std::vector<Answer> answers;
    for (const Compared& c : compared_) answers.push_back({c.spell->person, yes(c)});
    add_share(name, answers);
  }

  void add_share(const char* name, const std::vector<Answer>& answers) {
    Numbered share{{name, 0, answers.size(), {}, {}, {}}};
    share.measure.numerator = static_cast<std::uint64_t>(
        std::count_if(answers.begin(), answers.end(), [](Answer a) { return a.yes; }));
    share.set(audit::share(answers));
    list_.push_back(std::move(share.measure));
  }

  void add_kappa(const char* name, const std::vector<Compared>& compared,
                 const std::vector<ClusterCode>& places, audit::KappaWeights weights) {
    Numbered kappa{{name, 0, compared.size(), {}, {}, {}}};
    const auto place = [&](const ClusterCode& code) {
      return static_cast<std::size_t>(std::find(places.begin(), places.end(), code) -
                                      places.begin());
    };
    std::vector<RatedPair> pairs;
    for (const Compared& c : compared) {
      pairs.push_back({c.spell->person, place(c.recorded->code), place(c.allocated_code)});
      kappa.measure.numerator += same_code(c) ? 1 : 0;
    }
    kappa.set(audit::kappa(pairs, places.size(), weights));
    list_.push_back(std::move(kappa.measure));
  }

  void add_weighted_kappa(const char* name, SuperClass super_class) {
    std::vector<const Cluster*> pages;
    for (const Cluster& page : pack_.clusters) {
      if (pack_.is_page(page) && page.super_class == super_class) pages.push_back(&page);
    }
    std::stable_sort(pages.begin(), pages.end(),
                     [](const Cluster* a, const Cluster* b) { return a->need < b->need; });
    std::vector<ClusterCode> places;
    places.reserve(pages.size());
    for (const Cluster* page : pages) places.push_back(page->code);
    std::vector<Compared> inside;
    const auto of_class = [&](const Cluster* cluster) {
      return cluster != nullptr && pack_.is_page(*cluster) && cluster->super_class == super_class;
    };
    for (const Compared& c : compared_) {
      if (of_class(c.recorded) && of_class(c.allocated)) inside.push_back(c);
    }
    add_kappa(name, inside, places, audit::KappaWeights::linear);
  }

  std::vector<ClusterCode> codes() const {
    std::set<ClusterCode> used;
    for (const Compared& c : compared_) used.insert({c.recorded->code, c.allocated_code});
    return {used.begin(), used.end()};
  }

  void add_essential() {
    std::vector<Answer> answers;
    for (const Compared& c : compared_) {
      if (!c.spell->newly_assigned || pack_.method != Method::profile) continue;
      if (!pack_.is_page(*c.recorded)) continue;
      const auto& assessment = *c.spell->assessment;
      const auto score = score_page(pack_, *c.recorded, assessment, {}, ProfileMode{});
      answers.push_back({c.spell->person, score.essential_met});
    }
    add_share("essential_met", answers);
  }

  const ClusterPack& pack_;
  std::vector<Compared> compared_;
  std::vector<AgreementMeasure> list_;
};

std::vector<Compared> compare(const ClusterPack& pack, const std::vector<LinkedSpell>& spells) {
  std::vector<Compared> compared;
  for (const LinkedSpell& spell : spells) {
    if (spell.status != LinkStatus::compared) continue;
    const ClusterCode allocated = allocate(pack, *spell.assessment).cluster;
    compared.push_back({&spell, pack.find(spell.recorded), pack.find(allocated), allocated});
  }
  return compared;
}

template <class Wanted>
AgreementRow row_of(const ClusterPack& pack, const std::vector<LinkedSpell>& spells,
                    const std::vector<Compared>& compared, const Wanted& wanted) {
  AgreementRow row;
  std::optional<std::size_t> last;
  for (const LinkedSpell& spell : spells) {
    if (!wanted(spell)) continue;
    ++row.spells;
    row.people += last == spell.person ? 0 : 1;
    last = spell.person;
    row.not_recorded += spell.status == LinkStatus::not_recorded ? 1 : 0;
    row.not_comparable += spell.status == LinkStatus::not_comparable ? 1 : 0;
    row.not_assessed += spell.status == LinkStatus::not_assessed ? 1 : 0;
    row.not_usable += spell.status == LinkStatus::not_usable ? 1 : 0;
    row.compared += spell.status == LinkStatus::compared ? 1 : 0;
  }
  std::vector<Compared> own;
  for (const Compared& c : compared) {
    if (wanted(*c.spell)) own.push_back(c);
  }
  row.measures = Measures(pack, std::move(own)).all();
  return row;
}

}  // namespace

Agreement agreement(const ClusterPack& pack, const Tables& tables, RecordedCode which) {
  const auto spells = audit::link_spells(pack, tables, which);
  const auto compared = compare(pack, spells);
  Agreement result;
  result.rows.push_back(row_of(pack, spells, compared, [](const LinkedSpell&) { return true; }));
  std::set<ProviderId> providers;
  for (const LinkedSpell& spell : spells) providers.insert(spell.provider);
  for (const ProviderId& provider : providers) {
    result.rows.push_back(row_of(pack, spells, compared, [&](const LinkedSpell& spell) {
      return spell.provider == provider;
    }));
    result.rows.back().provider = provider;
  }
  for (const Compared& c : compared) ++result.confusion[{c.recorded->code, c.allocated_code}];
  return result;
}

}  // namespace pbr
