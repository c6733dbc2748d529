#include "rulebook/page.hpp"

#include "rulebook/grid.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {

using yaml::Node;
using yaml::Reader;

void refuse_key(Reader& reader, const Node& mapping, std::string_view key, Method of, Method used) {
  for (const auto& entry : mapping.entries) {
    if (entry.key != key || of == used) continue;
    reader.problem("RB100", entry,
                   "key \"" + entry.key + "\" belongs to method " + std::string(to_text(of)),
                   "method: " + std::string(to_text(used)), "keys of one method",
                   "remove it, or change the method");
  }
}

Cluster PageReader::read(const ClusterCode& code, const Node& node) {
  Cluster cluster;
  cluster.code = code;
  cluster.at = in_.where(node);
  if (draws_on_another(in_, node) || !in_.only_keys(node, "a page", keys::page)) return cluster;
  cluster.name = in_.text_of(node, "name").value_or("");
  read_review(node, cluster);
  if (const Node* need = in_.required(node, "need")) {
    constexpr std::int64_t highest_rank = 1000;
    cluster.need = static_cast<int>(in_.whole(*need, "need", 0, highest_rank).value_or(0));
  }
  if (code == pack_.variance) {
    check_variance(node);
    return cluster;
  }
  read_place(node, cluster);
  if (!method_) return cluster;
  refuse_key(in_, node, "grid", Method::profile, *method_);
  for (const auto key : {"constant", "coefficients", "excluded_by"}) {
    refuse_key(in_, node, key, Method::logit, *method_);
  }
  if (method_ == Method::logit) logit_.read(node, cluster);
  if (method_ == Method::profile) read_grid(node, cluster);
  return cluster;
}

void PageReader::read_review(const Node& page, Cluster& cluster) {
  constexpr std::int64_t most_days = 3660;
  constexpr std::int64_t most_months = 120;
  const Node* node = in_.required(page, "review");
  if (node == nullptr || !in_.only_keys(*node, "review", keys::review)) return;
  const Node* months = node->find("months");
  const Node* days = node->find("days");
  if ((months == nullptr) == (days == nullptr)) {
    in_.problem("RB027", *node, "the time to a review is either in months or in days", {},
                "one of months and days");
    return;
  }
  auto& to_review = cluster.review;
  if (months != nullptr) {
    to_review.months = static_cast<int>(in_.whole(*months, "months", 1, most_months).value_or(0));
  } else {
    to_review.days = static_cast<int>(in_.whole(*days, "days", 1, most_days).value_or(0));
  }
}

// A page of the booklet has a super-class and a branch, a type no branch, a class of a table
// neither.
void PageReader::read_place(const Node& page, Cluster& cluster) {
  const bool may_lack = !method_ || method_ == Method::table;
  const Node* super_class = may_lack ? page.find("super_class") : in_.required(page, "super_class");
  if (super_class != nullptr) {
    const auto word = in_.one_of(*super_class, "super_class", {"A", "B", "C"});
    if (word) cluster.super_class = static_cast<SuperClass>(*word + 1);
  }
  cluster.branch = method_ == Method::profile ? in_.text_of(page, "branch").value_or("")
                                              : optional_text(in_, page, "branch");
}

void PageReader::read_grid(const Node& page, Cluster& cluster) {
  const bool basis_required = pack_.header.status == PackStatus::illustrative;
  const Node* grid = in_.required(page, "grid");
  if (grid != nullptr) cluster.grid = rulebook::read_grid(in_, *grid, basis_required);
}

// The variance cluster is for those whom no page describes, so it has nothing to describe.
void PageReader::check_variance(const Node& page) {
  for (const auto& entry : page.entries) {
    const bool known =
        std::find(keys::page.begin(), keys::page.end(), entry.key) != keys::page.end();
    if (!known || entry.key == "name" || entry.key == "review" || entry.key == "need") continue;
    in_.problem("RB035", entry, "the variance cluster is given where no page fits", entry.key,
                "its name, review and need alone");
  }
}

}  // namespace pbr::rulebook
