package org.safeconduct.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.Role;
import org.springframework.http.HttpMethod;

class AccessRulesTest {

    /** A list is the only page that need not ask again, and each says why. */
    @Test
    void everyPageForSomebody_asksForAProofAnew_butForLists() {
        assertThat(AccessRules.TABLE.stream().filter(rule -> rule.isPage() && !rule.open()))
                .hasSizeGreaterThan(20)
                .filteredOn(rule -> !rule.asksAgain())
                .allSatisfy(rule -> {
                    assertThat(rule.method()).isEqualTo(HttpMethod.GET);
                    assertThat(rule.whyNoProofAnew()).isNotBlank();
                })
                .extracting(AccessRule::path)
                .containsExactlyInAnyOrder("/sent", "/review", "/inbox", "/police");
    }

    @Test
    void aNewPage_asksForAProofAnew_andAnOpenOneOrACallCannot() {
        AccessRule call = AccessRule.only(Sector.MASH, HttpMethod.POST, "/new", Role.MASH_OFFICER);

        assertThat(call.page().asksAgain()).isTrue();
        assertThat(call.asksAgain()).isFalse();
        assertThat(AccessRule.anyone(HttpMethod.GET, "/new").page().asksAgain()).isFalse();
    }
}
