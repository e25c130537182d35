package org.safeconduct.identity.development;

import java.util.Set;
import org.safeconduct.identity.IdentitySlice;
import org.safeconduct.identity.SecurityContract;
import org.safeconduct.identity.TokenSigner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The contract with the development issuer inside the gateway. */
@SpringBootTest(
        classes = {IdentitySlice.class, SecurityContract.FixedClock.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("development")
@DirtiesContext
class DevelopmentContractIT extends SecurityContract {

    DevelopmentContractIT(@LocalServerPort int port, @Autowired DevelopmentIssuerKeys keys) {
        // The issuer's name has the port that was asked for.
        super(port, "https://localhost:0", new TokenSigner(keys.key(), Set.of("RS256")));
    }
}
