#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/scheme_parts.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

// What an outcome component and a tournament say alike of their scores.
template <class Terms>
void read_scores(Reader& in, const Node& node, Terms& terms) {
  if (const Node* missing = node.find("missing")) {
    terms.reweight_missing = in.one_of(*missing, "missing", {"zero", "reweight"}) == 1U;
  }
  const Node* domains = in.required(node, "domains");
  if (domains != nullptr) terms.domains = read_domains(in, *domains);
  const Node* least = node.find("least_domains");
  if (least == nullptr) return;
  const auto count = in.whole(*least, "least_domains", 1, 1000);
  if (!count) return;
  terms.least_domains = static_cast<std::size_t>(*count);
  if (terms.domains.empty() || terms.least_domains <= terms.domains.size()) return;
  in.problem("RB161", *least, "more domains are asked for than there are", least->text,
             "at most " + std::to_string(terms.domains.size()),
             "no contract could ever have a score");
}

class BandReader {
 public:
  explicit BandReader(Reader& reader) : in_(reader) {}

  std::vector<TournamentBand> read(const Node& node) {
    for (const Node* item : in_.sequence(node, "bands")) {
      if (!in_.only_keys(*item, "a band", keys::tournament_band)) continue;
      const auto top = in_.rate_of(*item, "top");
      const auto rate = in_.rate_of(*item, "rate");
      if (top) check_top(*item->find("top"), *top);
      if (rate && (*rate < Rate{-1} || *rate > Rate{1})) {
        in_.problem("RB154", *item->find("rate"), "a band pays more than all of its base",
                    to_text(*rate), "-1 to 1, so that 2% is 0.02");
      }
      bands_.push_back({top.value_or(Rate{}), rate.value_or(Rate{})});
    }
    if (bands_.empty() && node.kind == yaml::Kind::sequence && node.items.empty()) {
      in_.problem("RB154", node, "a tournament has no band", "an empty list",
                  "bands from the top, such as {top: 0.10, rate: 0.02}");
    }
    return std::move(bands_);
  }

 private:
  void check_top(const Node& node, Rate top) {
    if (top <= Rate{} || top > Rate{1}) {
      in_.problem("RB154", node, "a band reaches to no part of the places", to_text(top),
                  "above 0 and at most 1, so that the top tenth is 0.10");
    } else if (!bands_.empty() && top <= bands_.back().top) {
      in_.problem("RB154", node, "bands do not ascend", to_text(top),
                  "more than " + to_text(bands_.back().top),
                  "each band reaches from where the one above it ends");
    }
  }
  Reader& in_;
  std::vector<TournamentBand> bands_;
};

}  // namespace

OutcomeComponent read_outcome(const ComponentReader& reader, const Node& node) {
  Reader& in = reader.in;
  OutcomeComponent outcome;
  if (!in.only_keys(node, "outcome", keys::outcome)) return outcome;
  outcome.share = part_of_one(in, node, "share").value_or(Rate{});
  if (const Node* of = node.find("of")) outcome.base = read_base(reader, *of, "of");
  if (const Node* form = node.find("as")) {
    const auto word = in.one_of(*form, "as", {"withheld", "bonus", "deducted"});
    if (word) outcome.form = static_cast<OutcomeForm>(*word);
  }
  if (const Node* unearned = node.find("unearned")) {
    const auto word = in.one_of(*unearned, "unearned", {"returned", "shared"});
    if (word) outcome.unearned = static_cast<Unearned>(*word);
    if (outcome.unearned == Unearned::shared && outcome.form == OutcomeForm::deducted) {
      in.problem("RB158", *unearned, "what is deducted cannot be shared out", "shared",
                 "returned, or as: withheld",
                 "the base is paid in full elsewhere: what is taken back stays with the "
                 "commissioner");
    }
  }
  read_scores(in, node, outcome);
  return outcome;
}

PointsComponent read_points(Reader& in, const Node& node) {
  PointsComponent points;
  if (!in.only_keys(node, "points", keys::points)) return points;
  if (const Node* value = in.required(node, "point_value")) {
    points.point_value = read_price(in, *value).value_or(Pence{});
  }
  if (const Node* average = node.find("average_list")) {
    points.average_list = in.whole(*average, "average_list", 1, 1'000'000'000);
  }
  const Node* indicators = in.required(node, "indicators");
  if (indicators == nullptr) return points;
  std::set<std::string> ids;
  for (const Node* item : in.sequence(*indicators, "indicators")) {
    if (!in.only_keys(*item, "an indicator", keys::indicator)) continue;
    points.indicators.push_back(read_indicator(in, *item, ids, IndicatorOf::points));
  }
  if (indicators->kind == yaml::Kind::sequence && indicators->items.empty()) {
    in.problem("RB162", *indicators, "a points component has no indicator", "an empty list",
               "indicators, each with its points");
  }
  return points;
}

TournamentComponent read_tournament(const ComponentReader& reader, const Node& node) {
  Reader& in = reader.in;
  TournamentComponent tournament;
  if (!in.only_keys(node, "tournament", keys::tournament)) return tournament;
  if (const Node* of = in.required(node, "of")) tournament.base = read_base(reader, *of, "of");
  if (const Node* bands = in.required(node, "bands")) {
    tournament.bands = BandReader(in).read(*bands);
  }
  if (const Node* ties = in.required(node, "ties")) {
    const auto word = in.one_of(*ties, "ties", {"best", "worst", "share"});
    if (word) tournament.ties = static_cast<TieRule>(*word);
  }
  read_scores(in, node, tournament);
  return tournament;
}

}  // namespace pbr::rulebook
