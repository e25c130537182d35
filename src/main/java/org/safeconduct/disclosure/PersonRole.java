package org.safeconduct.disclosure;

/** What part somebody has in the story. One person may have several: a mother who is hurt herself is a parent and at risk. */
public enum PersonRole implements Code {
    /** The child or adult whom the disclosure is to protect. */
    AT_RISK,
    /** Another child who is part of it and of whom nobody says that they did harm. */
    OTHER_YOUNG_PERSON,
    /** May have caused the harm; a child may be one. */
    ALLEGED,
    PARENT_OR_CARER,
    /** A brother, a sister, or whoever else lives with the person at risk. */
    HOUSEHOLD,
    PROFESSIONAL
}
