#include <set>

#include "rulebook/grid.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/transitions.hpp"

namespace pbr {
namespace {

using rulebook::cluster_code;
using yaml::Entry;
using yaml::Node;
using yaml::Reader;

constexpr std::int64_t most_days = 3660;
constexpr std::int64_t most_months = 120;
constexpr std::int64_t largest_penalty = 1000;

class ClustersReader {
 public:
  ClustersReader(Reader& reader, const Node& root, ClusterPack& pack)
      : in_(reader), root_(root), pack_(pack) {}

  void read() {
    pack_.instrument = in_.text_of(root_, "instrument").value_or("");
    if (const Node* method = in_.required(root_, "method")) {
      in_.one_of(*method, "method", {"profile"});
    }
    if (const Node* profile = root_.find("profile")) read_profile(*profile);
    pack_.variance = special("variance");
    pack_.unusable = special("unusable");
    read_not_clusters();
    read_pages();
    check_special_codes();
    if (const Node* transitions = in_.required(root_, "transitions")) {
      rulebook::read_transitions(in_, *transitions, pack_);
    }
  }

 private:
  void refuse_code(const auto& at, const std::string& found) {
    in_.problem("RB031", at, "this is no cluster code", found,
                "one to eight digits or capital letters, such as 08");
  }

  void read_profile(const Node& node) {
    if (!in_.only_keys(node, "profile", rulebook::keys::profile)) return;
    if (const Node* penalty = node.find("penalty")) read_penalty(*penalty);
    const Node* restricts = node.find("essential_restricts");
    if (restricts == nullptr) return;
    if (!in_.only_keys(*restricts, "essential_restricts", rulebook::keys::essential_restricts)) {
      return;
    }
    auto& terms = pack_.profile;
    if (const Node* initial = restricts->find("initial")) {
      terms.essential_restricts_initial =
          in_.truth(*initial, "initial").value_or(terms.essential_restricts_initial);
    }
    if (const Node* review = restricts->find("review")) {
      terms.essential_restricts_review =
          in_.truth(*review, "review").value_or(terms.essential_restricts_review);
    }
  }

  void read_penalty(const Node& node) {
    if (!in_.only_keys(node, "penalty", rulebook::keys::penalty)) return;
    auto& penalty = pack_.profile.penalty;
    std::size_t cell = 0;
    for (const auto key : {"must", "expected", "may", "unlikely"}) {
      read_points(node, key, penalty.at(cell++));
    }
    read_points(node, "unknown", pack_.profile.penalty_unknown);
  }

  void read_points(const Node& mapping, std::string_view key, int& points) {
    const Node* node = mapping.find(key);
    if (node == nullptr) return;
    points = static_cast<int>(in_.whole(*node, key, 0, largest_penalty).value_or(points));
  }

  // The code given where no page fits, or where the ratings cannot be used.
  ClusterCode special(std::string_view key) {
    const Node* node = in_.required(root_, key);
    if (node == nullptr) return {};
    const auto text = in_.text(*node, key);
    if (!text) return {};
    const auto code = cluster_code(*text);
    if (!code) refuse_code(*node, *text);
    return code.value_or(ClusterCode());
  }

  void read_not_clusters() {
    const Node* node = root_.find("not_clusters");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "not_clusters")) return;
    for (const auto& entry : node->entries) {
      const auto code = cluster_code(entry.key);
      const auto why = in_.text(entry.value, "why it is no cluster");
      if (!code) refuse_code(entry, entry.key);
      if (code && why) pack_.not_clusters[code->text()] = *why;
    }
  }

  void read_pages() {
    const Node* node = in_.required(root_, "pages");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "pages")) return;
    std::set<ClusterCode> given;
    for (const auto& entry : node->entries) {
      const auto code = cluster_code(entry.key);
      if (!code) {
        refuse_code(entry, entry.key);
        continue;
      }
      if (!given.insert(*code).second) {
        in_.problem("RB023", entry, "two pages have the code " + code->text(), entry.key,
                    "one page a code");
      }
      check_not_excluded(*code, entry);
      pack_.clusters.push_back(read_page(*code, entry.value));
    }
    std::sort(pack_.clusters.begin(), pack_.clusters.end(),
              [](const Cluster& a, const Cluster& b) { return a.code < b.code; });
  }

  void check_not_excluded(const ClusterCode& code, const Entry& entry) {
    const auto excluded = pack_.not_clusters.find(code.text());
    if (excluded != pack_.not_clusters.end()) {
      in_.problem("RB025", entry, "code " + code.text() + " has a page and is listed as no cluster",
                  excluded->second, "one of the two");
    }
    if (code == pack_.unusable) {
      in_.problem("RB025", entry,
                  "code " + code.text() + " has a page and stands for unusable ratings", {},
                  "one of the two");
    }
  }

  Cluster read_page(const ClusterCode& code, const Node& node) {
    Cluster cluster;
    cluster.code = code;
    cluster.at = in_.where(node);
    if (!in_.only_keys(node, "a page", rulebook::keys::page)) return cluster;
    cluster.name = in_.text_of(node, "name").value_or("");
    read_review(node, cluster);
    if (const Node* need = in_.required(node, "need")) {
      constexpr std::int64_t highest_rank = 1000;
      cluster.need = static_cast<int>(in_.whole(*need, "need", 0, highest_rank).value_or(0));
    }
    if (code == pack_.variance) {
      check_variance_page(node);
    } else {
      read_profile_page(node, cluster);
    }
    return cluster;
  }

  void read_profile_page(const Node& node, Cluster& cluster) {
    if (const Node* super_class = in_.required(node, "super_class")) {
      const auto word = in_.one_of(*super_class, "super_class", {"A", "B", "C"});
      if (word) cluster.super_class = static_cast<SuperClass>(*word + 1);
    }
    cluster.branch = in_.text_of(node, "branch").value_or("");
    const Node* grid = in_.required(node, "grid");
    if (grid == nullptr) return;
    cluster.grid = rulebook::read_grid(in_, *grid);
  }

  // The variance cluster is for those whom no page describes, so it has nothing to describe.
  void check_variance_page(const Node& node) {
    for (const auto& entry : node.entries) {
      if (entry.key == "grid" || entry.key == "super_class" || entry.key == "branch") {
        in_.problem("RB035", entry, "the variance cluster is given where no page fits", entry.key,
                    "no grid, super_class or branch");
      }
    }
  }

  void read_review(const Node& page, Cluster& cluster) {
    const Node* node = in_.required(page, "review");
    if (node == nullptr || !in_.only_keys(*node, "review", rulebook::keys::review)) return;
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

  void check_special_codes() {
    if (!pack_.variance.empty() && pack_.find(pack_.variance) == nullptr) {
      in_.problem("RB024", *root_.find("variance"), "the variance cluster has no page",
                  pack_.variance.text(), "a page with its name, review and need");
    }
  }

  Reader& in_;
  const Node& root_;
  ClusterPack& pack_;
};

}  // namespace

Loaded<ClusterPack> load_clusters(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack<ClusterPack>("clusters", rulebook::keys::clusters, reference, paths,
                                          [](Reader& reader, const Node& root, ClusterPack& pack) {
                                            ClustersReader(reader, root, pack).read();
                                          });
}

}  // namespace pbr
