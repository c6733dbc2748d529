// The texts that go with a cohort: the study that runs it, and what to know about it.
#pragma once

#include <iosfwd>

#include "synth.hpp"

namespace pbr::synth {

void write_study(const SynthOptions& options, std::ostream& out);
void write_readme(const SynthOptions& options, std::ostream& out);

}  // namespace pbr::synth
