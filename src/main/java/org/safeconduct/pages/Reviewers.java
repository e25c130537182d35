package org.safeconduct.pages;

import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.springframework.stereotype.Component;

/** Who decides on what the rules refer: an agency may leave that to the partnership's reviewers. */
@Component
public class Reviewers {

    private final Register register;

    Reviewers(Register register) {
        this.register = register;
    }

    /** The name of the agency whose reviewers read and decide on what this one shares. */
    public String of(AgencyId sharer) {
        return register.agency(register.reviewerOf(sharer)).map(Agency::name).orElse("");
    }
}
