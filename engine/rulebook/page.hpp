// One page of a cluster pack: what every method has, and the method's own part.
#pragma once

#include <optional>
#include <string_view>

#include "rulebook/logit.hpp"

namespace pbr::rulebook {

/// RB100 where the mapping has a key that belongs to another method than the pack's.
void refuse_key(yaml::Reader& reader, const yaml::Node& mapping, std::string_view key, Method of,
                Method used);

/// Reads the pages of one pack. Problems: those of grid.hpp and logit.hpp, RB008 a page that draws
/// on another, RB027 the time to a review, RB035 more than its name for the variance cluster, RB100
/// a key of another method.
class PageReader {
 public:
  /// `method` is nothing where the pack does not say one that is known: then only what all methods
  /// have is read.
  PageReader(yaml::Reader& reader, const yaml::Node& pages, std::optional<Method> method,
             ClusterPack& pack)
      : in_(reader), method_(method), pack_(pack), logit_(reader, pages, pack.logit) {}

  [[nodiscard]] Cluster read(const ClusterCode& code, const yaml::Node& node);

 private:
  void read_review(const yaml::Node& page, Cluster& cluster);
  void read_place(const yaml::Node& page, Cluster& cluster);
  void read_grid(const yaml::Node& page, Cluster& cluster);
  void check_variance(const yaml::Node& page);

  yaml::Reader& in_;
  std::optional<Method> method_;
  const ClusterPack& pack_;
  LogitPages logit_;
};

}  // namespace pbr::rulebook
