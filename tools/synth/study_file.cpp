#include "study_file.hpp"

#include <ostream>

#include "cohort_terms.hpp"
#include "text_row.hpp"

namespace pbr::synth {
namespace {

constexpr std::string_view rules = R"(rules:
  instrument: england/instruments/mhct-18
  clusters: england/clusters/illustrative
  tariff: england/tariffs/illustrative-2014
  measures: [england/measures/honos, england/measures/reqol-10, england/measures/ascof]
  disclosure: england/disclosure/mhsds
  episodes: england/episodes/illustrative
schemes: [block, activity, results-20]   # the first is the baseline
groups: [imd_decile]
output: out/
)";

constexpr std::string_view about = R"(SYNTHETIC DATA

Nobody in these files ever lived. People, providers (PRV-...), commissioners (COM-...), councils
(LA-...), contract values and pool contributions are invented and illustrative; nothing here says
anything about a real person or organisation.

Ratings are drawn from the illustrative cluster pages of the rule pack
england/clusters/illustrative: they show how the software works, not how people of a cluster are.
Faults are planted on purpose, at the rate below, so that the data-quality findings have something
to find. `pbr synth` prints how many of each kind, and how near the cohort comes to the published
figures it was fitted to.
)";

constexpr std::string_view about_canonical = R"(
Run it:  pbr run study.yaml

Contracts are "last year's plan": planned people x 1.4 spells x the value of a mean spell
(106.8 days not admitted at 9.20, 2.5 days admitted at 361.90; means of 2014/15, PMC6946607) x the
provider's plan factor x 0.982. Pools hold 15% of a commissioner's contracts, 70% from the
commissioner and 30% from the council.
)";

constexpr std::string_view about_mhsds = R"(
Tables and fields are those of the Mental Health Services Data Set, version 5 (or 4, where it was
asked for); every provider is one submission, as of March 2015 (UniqMonthID 1380), or two, the first
as of February (1379). Assumptions and gaps:
- Which SNOMED CT code is which of the six further clustering scales (13, A to E) is not known from
  any source; they are taken in ascending order, as the instrument pack england/instruments/mhct-18
  says. The codes of items 1 to 12 are published item by item.
- AccommodationType is empty: its code list is not among our sources. SettledAccommodationInd is
  filled.
- ClustToolAssReason holds codes of ours, for the same reason: I initial, R review, D discharge, O
  other. `pbr import mhsds` is told so with --reason I=initial and so on.
- EmployStatus is 01 (employed) or 02 (not employed); AttendOrDNACode is 5 or 3.
- Fields that NHS England derives (ages, days in the reporting period, flags) are not written.
- Contracts and pool contributions are no part of MHSDS and are not here.
)";

}  // namespace

void write_study(const SynthOptions& options, std::ostream& out) {
  out << "# Synthetic and illustrative: see README.txt.\n"
      << "study: synthetic-" << options.people << "\n"
      << "period: {first_day: " << to_text(reporting_year().first)
      << ", last_day: " << to_text(reporting_year().last_day()) << "}\n"
      << "seed: " << options.seed << "\n"
      << "inputs:\n";
  for (std::size_t table = 0; table < written_tables; ++table) {
    const std::string_view name = schema_of(static_cast<TableKind>(table)).name;
    out << "  " << name << ": " << name << ".csv\n";
  }
  out << rules;
}

void write_readme(const SynthOptions& options, std::ostream& out) {
  out << about << "\nPeople: " << options.people << ". Seed: " << options.seed
      << ". Rows with a fault: " << to_text(options.dirty_rate) << " of all.\n"
      << (options.format == SynthOptions::Format::canonical ? about_canonical : about_mhsds);
}

}  // namespace pbr::synth
