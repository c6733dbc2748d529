// The loaded tables' own questions: names of their words, and look-ups.

#include <algorithm>

#include "pbr/rulebook.hpp"

namespace pbr {

std::string_view to_text(PackStatus status) {
  switch (status) {
    case PackStatus::official:
      return "official";
    case PackStatus::transcribed:
      return "transcribed";
    case PackStatus::illustrative:
      return "illustrative";
  }
  throw InternalError("no such pack status");
}

std::string_view to_text(Method method) {
  switch (method) {
    case Method::profile:
      return "profile";
    case Method::logit:
      return "logit";
    case Method::table:
      return "table";
  }
  throw InternalError("no such method");
}

char letter(Cell cell) {
  switch (cell) {
    case Cell::must:
      return 'R';
    case Cell::expected:
      return 'O';
    case Cell::may:
      return 'Y';
    case Cell::unlikely:
      return '-';
  }
  throw InternalError("no such cell");
}

std::string_view to_text(TransitionStatus status) {
  switch (status) {
    case TransitionStatus::likely:
      return "likely";
    case TransitionStatus::possible:
      return "possible";
    case TransitionStatus::rare:
      return "rare";
    case TransitionStatus::unlisted:
      return "unlisted";
  }
  throw InternalError("no such transition status");
}

std::string_view to_text(TariffUnit unit) {
  switch (unit) {
    case TariffUnit::non_admitted_day:
      return "non_admitted_day";
    case TariffUnit::admitted_day:
      return "admitted_day";
    case TariffUnit::initial_assessment:
      return "initial_assessment";
  }
  throw InternalError("no such tariff unit");
}

std::string_view to_text(Statistic statistic) {
  switch (statistic) {
    case Statistic::improved:
      return "improved";
    case Statistic::not_worse:
      return "not_worse";
    case Statistic::recovered:
      return "recovered";
    case Statistic::status_yes:
      return "status_yes";
  }
  throw InternalError("no such statistic");
}

const Cluster* ClusterPack::find(const ClusterCode& code) const {
  const auto at =
      std::lower_bound(clusters.begin(), clusters.end(), code,
                       [](const Cluster& c, const ClusterCode& k) { return c.code < k; });
  return at != clusters.end() && at->code == code ? &*at : nullptr;
}

const Dated<Pence>* PriceBook::price(const ClusterCode& cluster, TariffUnit unit, Date day) const {
  const auto found = prices.find({cluster, unit});
  if (found == prices.end()) return nullptr;
  const auto& values = found->second;
  const auto in_force =
      std::find_if(values.begin(), values.end(),
                   [day](const Dated<Pence>& value) { return value.valid.contains(day); });
  return in_force == values.end() ? nullptr : &*in_force;
}

std::vector<const PackHeader*> Rulebook::headers() const {
  std::vector<const PackHeader*> list{&instrument.header, &clusters.header, &tariff.header};
  for (const auto& pack : measure_packs) list.push_back(&pack.header);
  for (const auto& scheme : schemes) list.push_back(&scheme.header);
  list.push_back(&disclosure.header);
  if (!episodes.built_in()) list.push_back(&episodes.header);
  return list;
}

const Measure* Rulebook::find_measure(const MeasureId& id) const {
  for (const auto* measure : measures()) {
    if (measure->id == id) return measure;
  }
  return nullptr;
}

std::vector<const Measure*> Rulebook::measures() const {
  std::vector<const Measure*> list;
  for (const auto& pack : measure_packs) {
    for (const auto& measure : pack.measures) list.push_back(&measure);
  }
  return list;
}

}  // namespace pbr
