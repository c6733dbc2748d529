#include "pbr/allocation_row.hpp"

#include <array>

#include "text/csv_field.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 10> columns{
    "assessment_id", "person_id", "provider", "date",          "super_class",
    "cluster",       "runner_up", "margin",   "essential_met", "reason"};

void end_row(std::string& out, const std::vector<std::string>& more) {
  for (const std::string& field : more) {
    out += ',';
    append_field(out, field);
  }
  out += '\n';
}

}  // namespace

std::string allocations_head(const std::vector<std::string>& more) {
  std::string head;
  for (const auto column : columns) {
    if (!head.empty()) head += ',';
    head += column;
  }
  end_row(head, more);
  return head;
}

void append_decision(std::string& out, SuperClass super_class, const Allocation& allocation) {
  out += to_text(super_class);
  out += ',';
  append_field(out, allocation.cluster.text());
  out += ',';
  if (allocation.runner_up) append_field(out, allocation.runner_up->text());
  out += ',';
  if (allocation.margin) out += to_text(*allocation.margin);
  out += ',';
  if (allocation.essential_met) out += *allocation.essential_met ? 'Y' : 'N';
  out += ',';
  append_field(out, allocation.reason);
}

void append_allocation(std::string& out, const Assessment& assessment, const Allocation& allocation,
                       const std::vector<std::string>& more) {
  append_field(out, assessment.assessment.text());
  out += ',';
  append_field(out, assessment.person.text());
  out += ',';
  append_field(out, assessment.provider.text());
  out += ',';
  if (assessment.date) out += to_text(*assessment.date);
  out += ',';
  append_decision(out, assessment.super_class, allocation);
  end_row(out, more);
}

}  // namespace pbr
