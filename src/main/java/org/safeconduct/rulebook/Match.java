package org.safeconduct.rulebook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that applies to the facts: what is known about it, and what its output cells say. */
public record Match(RuleInfo rule, Map<String, @Nullable Object> outputs) {}
