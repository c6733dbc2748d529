#include "report/line_table.hpp"

#include <ostream>

#include "pbr/price_report.hpp"

namespace pbr {
namespace {

// Whose line it is; a line of no episode has none of some.
struct LineOwner {
  std::string_view episode;
  const ProviderId& provider;
  const CommissionerId& commissioner;
  const ClusterCode& cluster;
};

void write_line(CsvWriter& csv, const LineOwner& owner, const Line& line) {
  csv.field(line.id).field(owner.episode).field(owner.provider.text());
  csv.field(owner.commissioner.text()).field(owner.cluster.text()).field(to_text(line.unit));
  csv.field(to_text(line.period.first)).field(to_text(line.period.last_day()));
  csv.field(line.quantity).field(to_pounds(line.price)).field(to_text(line.factor));
  csv.field(to_pounds(line.amount)).field(line.rule).field(line.per).field(line.price_list);
  csv.field(line.non_contract ? "non_contract" : "contract");
  csv.field(std::string(to_text(line.rounding)) + " " + std::string(to_text(line.step))).end();
}

}  // namespace

LineTable::LineTable(std::ostream& out)
    : csv_(out, {"line_id", "episode_id", "provider", "commissioner", "cluster", "unit",
                 "first_day", "last_day", "quantity", "price", "factor", "amount", "rule", "per",
                 "price_list", "basis", "rounding"}) {}

void LineTable::write(const PersonOutput& person) {
  for (std::size_t at = 0; at < person.episodes.size(); ++at) {
    const Episode& episode = person.episodes[at];
    for (const Line& line : person.lines.at(at)) {
      write_line(csv_, {episode.id.text(), episode.provider, episode.commissioner, episode.cluster},
                 line);
    }
  }
  for (const LoneLine& lone : person.lone_lines) write(lone);
}

void LineTable::write(const LoneLine& lone) {
  write_line(csv_, {{}, lone.provider, lone.commissioner, lone.cluster}, lone.line);
}

struct LinesSink::State {
  LineTable lines;
};

LinesSink::LinesSink(std::ostream& out) : state_(new State{LineTable(out)}) {}
LinesSink::~LinesSink() = default;

void LinesSink::person(const PersonOutput& person) { state_->lines.write(person); }

void LinesSink::capitation(const std::vector<LoneLine>& lines) {
  for (const LoneLine& line : lines) state_->lines.write(line);
}

}  // namespace pbr
