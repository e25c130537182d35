package org.safeconduct.feedback.decision;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What follows from a decision.
 *
 * @param followPoliceEnd whether the MASH and children's social care are told when police end their part in a case about a
 *     child, and the MASH is asked for a discussion
 */
@ConfigurationProperties("safeconduct.feedback")
record FeedbackSettings(@DefaultValue("true") boolean followPoliceEnd) {}
