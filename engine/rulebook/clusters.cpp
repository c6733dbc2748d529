#include <set>

#include "rulebook/decision_table.hpp"
#include "rulebook/grid.hpp"
#include "rulebook/logit.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/page.hpp"
#include "rulebook/transitions.hpp"
#include "rulebook/tree.hpp"

namespace pbr {
namespace {

using rulebook::cluster_code;
using yaml::Entry;
using yaml::Node;
using yaml::Reader;

class ClustersReader {
 public:
  ClustersReader(Reader& reader, const Node& root, ClusterPack& pack)
      : in_(reader), root_(root), pack_(pack) {}

  void read() {
    pack_.instrument = in_.text_of(root_, "instrument").value_or("");
    read_method();
    pack_.variance = special("variance");
    pack_.unusable = special("unusable");
    read_not_clusters();
    if (!read_pages()) return;
    check_special_codes();
    read_rules();
    if (const Node* transitions = root_.find("transitions")) {
      rulebook::read_transitions(in_, *transitions, pack_);
    }
  }

 private:
  void read_method() {
    if (const Node* node = in_.required(root_, "method")) {
      const auto word = in_.one_of(*node, "method", {"profile", "logit", "table"});
      if (word) method_ = static_cast<Method>(*word);
    }
    pack_.method = method_.value_or(Method::profile);
    for (const auto other : {Method::profile, Method::logit, Method::table}) {
      if (method_) rulebook::refuse_key(in_, root_, to_text(other), other, *method_);
    }
    if (const Node* terms = terms_of(Method::profile)) {
      rulebook::read_profile_terms(in_, *terms, pack_.profile);
    }
    if (const Node* terms = terms_of(Method::logit)) {
      rulebook::read_logit_terms(in_, *terms, pack_.logit);
    }
  }

  // What the pack says of all pages; of any method where it does not say a known one.
  [[nodiscard]] const Node* terms_of(Method method) const {
    return method_.value_or(method) == method ? root_.find(to_text(method)) : nullptr;
  }

  // The table, the tree, and the derived values of both.
  void read_rules() {
    const Node* derived = root_.find("derived");
    const Node* tree = root_.find("tree");
    if (derived != nullptr) rulebook::read_derived(in_, *derived, pack_.derived);
    if (derived != nullptr && tree == nullptr && method_ && method_ != Method::table) {
      in_.problem("RB100", *derived, "derived values that nothing can ask about",
                  "method: " + std::string(to_text(*method_)) + ", and no tree",
                  "method: table, or a tree");
    }
    rulebook::PremiseReader premises(in_, pack_.derived);
    if (method_ == Method::table) {
      const Node* table = in_.required(root_, "table");
      if (table != nullptr) rulebook::read_table(in_, *table, premises, pack_);
    }
    if (tree != nullptr) rulebook::read_tree(in_, *tree, premises, pack_);
  }

  void refuse_code(const auto& at, const std::string& found) {
    in_.problem("RB031", at, "this is no cluster code", found,
                "one to eight digits or capital letters, such as 08");
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

  // Whether the pages could be read; without them all else would only seem wrong.
  bool read_pages() {
    const Node* node = in_.required(root_, "pages");
    if (node == nullptr || !rulebook::is_mapping(in_, *node, "pages")) return true;
    if (node->entries.size() > most_clusters) {
      in_.problem("RB101", *node, "a pack of more clusters than can be held",
                  std::to_string(node->entries.size()), "at most " + std::to_string(most_clusters));
      return false;
    }
    rulebook::PageReader pages(in_, *node, method_, pack_);
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
      pack_.clusters.push_back(pages.read(*code, entry.value));
    }
    std::sort(pack_.clusters.begin(), pack_.clusters.end(),
              [](const Cluster& a, const Cluster& b) { return a.code < b.code; });
    return true;
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

  void check_special_codes() {
    if (!pack_.variance.empty() && pack_.find(pack_.variance) == nullptr) {
      in_.problem("RB024", *root_.find("variance"), "the variance cluster has no page",
                  pack_.variance.text(), "a page with its name, review and need");
    }
  }

  Reader& in_;
  const Node& root_;
  ClusterPack& pack_;
  std::optional<Method> method_;  // nothing where the pack does not say a method we know
};

void read_clusters(Reader& reader, const Node& root, ClusterPack& pack) {
  ClustersReader(reader, root, pack).read();
}

}  // namespace

Loaded<ClusterPack> rulebook::read_clusters_pack(const std::string& reference,
                                                 const yaml::Document& document,
                                                 Diagnostics problems) {
  return read_pack<ClusterPack>("clusters", keys::clusters, reference, document,
                                std::move(problems), read_clusters);
}

Loaded<ClusterPack> load_clusters(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_clusters_pack);
}

Loaded<ClusterPack> rulebook::load_clusters_text(std::string_view text, const std::string& file) {
  Diagnostics problems;
  const auto document = yaml::parse(file, text, problems);
  if (!document) return {{}, std::move(problems)};
  return read_pack<ClusterPack>("clusters", keys::clusters, file, *document, std::move(problems),
                                read_clusters);
}

}  // namespace pbr
