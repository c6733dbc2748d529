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
    case Statistic::complete:
      return "complete";
    case Statistic::given:
      return "given";
  }
  throw InternalError("no such statistic");
}

std::string_view to_text(Holder holder) {
  switch (holder) {
    case Holder::nhs:
      return "nhs";
    case Holder::local_authority:
      return "local_authority";
    case Holder::voluntary:
      return "voluntary";
    case Holder::independent:
      return "independent";
    case Holder::person:
      return "person";
  }
  throw InternalError("no such holder");
}

std::string_view to_text(BudgetHolder holder) {
  switch (holder) {
    case BudgetHolder::notional:
      return "notional";
    case BudgetHolder::voluntary:
      return "voluntary";
    case BudgetHolder::independent:
      return "independent";
    case BudgetHolder::direct_payment:
      return "direct_payment";
  }
  throw InternalError("no such holder of a budget");
}

const Cluster* ClusterPack::find(const ClusterCode& code) const {
  const auto at =
      std::lower_bound(clusters.begin(), clusters.end(), code,
                       [](const Cluster& c, const ClusterCode& k) { return c.code < k; });
  return at != clusters.end() && at->code == code ? &*at : nullptr;
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
