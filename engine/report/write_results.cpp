#include "pbr/report.hpp"

#include <algorithm>

namespace pbr {
namespace {

void write_contrast_tables(const StudyResult& result, OutputFolder& folder) {
  const DisclosureRule& rule = result.rulebook.disclosure;
  const Integrity& integrity = result.integrity;
  write_decomposition(result, folder.file("decomposition.csv"));
  write_scheme_agreement(result.scheme_agreement, folder.file("agreement_of_schemes.csv"));
  write_concentration(result.reach, rule, folder.file("concentration.csv"));
  write_incomplete(result.incomplete, folder.file("incomplete.csv"));
  write_bunching(integrity.bunching, rule, folder.file("bunching.csv"));
  write_upcoding(result, folder.file("upcoding.csv"));
  write_unmeasured(integrity.unmeasured, folder.file("unmeasured.csv"));
  write_regression_reward(integrity.regression, folder.file("regression_reward.csv"));
  write_integrity(result, folder.file("integrity.csv"));
}

void write_uncertainty_tables(const StudyResult& result, OutputFolder& folder) {
  const Uncertainty& sure = result.uncertainty;
  write_uncertainty(sure, result.study.uncertainty, folder.file("uncertainty.csv"));
  write_bands(sure, result.rulebook.disclosure, folder.file("bands.csv"));
  write_ranks(sure, folder.file("ranks.csv"));
  write_pilot(sure, folder.file("pilot.csv"));
}

bool any_scores(const Payments& payments) {
  const auto scored = [](const Payment& payment) { return !payment.indicators.empty(); };
  return std::any_of(payments.schemes.begin(), payments.schemes.end(), [&](const auto& scheme) {
    return std::any_of(scheme.payments.begin(), scheme.payments.end(), scored);
  });
}

bool any_plan(const Payments& payments) {
  return std::any_of(payments.schemes.begin(), payments.schemes.end(),
                     [](const auto& scheme) { return scheme.scheme->plan.monthly; });
}

/// run.json names every file before it by its hash, the crate run.json too; nothing names the
/// crate.
void write_record(const StudyResult& result, const RunFacts& run, OutputFolder& folder) {
  RunFacts facts = run;
  facts.outputs = folder.hashes();
  write_run_json(result, facts, folder.file("run.json"));
  facts.outputs = folder.hashes();
  write_crate(result, facts, folder.file("ro-crate-metadata.json"));
}

}  // namespace

void write_results(const StudyResult& result, const RunFacts& run, OutputFolder& folder) {
  write_casemix(result.casemix, folder.file("casemix.csv"));
  write_payments(result.payments, folder.file("payments.csv"));
  if (any_scores(result.payments)) write_scores(result.payments, folder.file("scores.csv"));
  if (any_plan(result.payments)) {
    write_schedule(result.payments, result.casemix.terms().period, folder.file("schedule.csv"));
  }
  write_contrast(result.payments, folder.file("contrast.csv"));
  write_contrast_totals(result.payments, folder.file("contrast_totals.csv"));
  write_indicators(result.indicators, result.rulebook.disclosure, folder.file("indicators.csv"));
  write_transitions(result.pathways, result.rulebook.clusters, result.rulebook.disclosure,
                    folder.file("transitions.csv"));
  write_time_in_cluster(result.pathways, folder.file("time_in_cluster.csv"));
  write_survival(result.pathways, folder.file("survival.csv"));
  write_contrast_tables(result, folder);
  write_uncertainty_tables(result, folder);
  const CasemixTerms& terms = result.casemix.terms();
  const DisclosureRule& rule = result.rulebook.disclosure;
  const auto models = outcome_models(result.strata, terms.measures);
  write_outcome_indicators(outcome_indicators(result.casemix, result.strata), terms, rule,
                           folder.file("outcome_indicators.csv"));
  write_adjusted(adjusted_outcomes(result.strata, terms.measures, models), terms, rule,
                 folder.file("adjusted.csv"));
  write_coefficients(models, terms, folder.file("coefficients.csv"));
  write_regression_to_mean(regression_to_mean(result.strata, terms.measures), terms, rule,
                           folder.file("regression_to_mean.csv"));
  write_findings(result.findings, folder.file("findings.csv"));
  write_findings_summary(result.findings, folder.file("findings_summary.csv"));
  write_quality(result.quality, folder.file("quality.csv"));
  if (result.statements) {
    write_statements(*result.statements, folder.file("statements.csv"));
    write_reconciliation(*result.statements, folder.file("reconciliation.csv"));
  }
  write_holders(result.partnership, folder.file("holders.csv"));
  if (!result.partnership.partners.empty()) {
    write_partners(result.partnership, folder.file("partners.csv"));
    write_pool_payments(result.partnership, folder.file("pool_payments.csv"));
  }
  if (!result.partnership.budgets.empty()) {
    write_budgets(result.partnership, folder.file("budgets.csv"));
  }
  write_disclosure(result, folder.file("disclosure.csv"));
  write_report(result, run, folder.file("report.html"));
  const auto wants = [&](std::string_view paper) {
    return std::find(run.papers.begin(), run.papers.end(), paper) != run.papers.end();
  };
  if (wants("md")) write_paper_md(result, run, folder.file("report.md"));
  if (wants("xlsx")) write_paper_xlsx(result, run, folder.file("report.xlsx"));
  write_record(result, run, folder);
}

}  // namespace pbr
