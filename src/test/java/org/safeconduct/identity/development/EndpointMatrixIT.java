package org.safeconduct.identity.development;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.TokenSigner;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.SignedInClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each endpoint that the running gateway has, by each role in each agency. An endpoint that {@link AccessRules} does not
 * declare fails here, so that nobody adds one without saying who may call it.
 */
class EndpointMatrixIT {

    /** Not the gateway's calls: the web server's error page, and the development issuer's form. */
    private static final Set<String> BESIDE = Set.of("/error", "/oauth2/sign-in");

    private static final Pattern FEW_VALUES = Pattern.compile("\\{\\w+:([a-z-]+(?:\\|[a-z-]+)+)}");
    private static final String REFERENCE = "SC-7Q4K-2M9T";

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static HttpClient http;
    static TokenSigner signer;

    record Endpoint(String method, String path, AccessRule rule) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of());
        http = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(gateway.certs().resolve("ca.pem")))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        signer = new TokenSigner(gateway.bean(DevelopmentIssuerKeys.class).key(), Set.of("RS256"));
    }

    /** Every method and path of the real mappings, with a value for each variable. */
    private static Set<String> mapped() {
        Set<String> calls = new LinkedHashSet<>();
        for (RequestMappingInfo mapping : gateway.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String path : mapping.getPatternValues().stream()
                    .flatMap(EndpointMatrixIT::paths)
                    .toList()) {
                (methods.isEmpty() ? Stream.of(RequestMethod.GET, RequestMethod.POST) : methods.stream())
                        .map(method -> method + " " + path)
                        .filter(call -> BESIDE.stream().noneMatch(call::endsWith))
                        .forEach(calls::add);
            }
        }
        return calls;
    }

    /** A variable that may have a few values takes each of them; any other a reference. */
    private static Stream<String> paths(String pattern) {
        Matcher few = FEW_VALUES.matcher(pattern);
        return few.find()
                ? Stream.of(few.group(1).split("\\|"))
                        .flatMap(value ->
                                paths(pattern.substring(0, few.start()) + value + pattern.substring(few.end())))
                : Stream.of(pattern.replaceAll("\\{[^}]*}", REFERENCE)
                        .replace("**", "x")
                        .replace("*", "x"));
    }

    private static Optional<AccessRule> rule(String call) {
        return AccessRules.of(new MockHttpServletRequest(call.split(" ")[0], call.split(" ")[1]));
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (String call : mapped()) {
            rule(call).ifPresent(rule -> all.add(new Endpoint(call.split(" ")[0], call.split(" ")[1], rule)));
        }
        return all;
    }

    @Test
    void everyEndpoint_isDeclared() {
        Set<String> calls = mapped();

        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(calls).allSatisfy(call -> assertThat(rule(call)).as(call).isPresent());
    }

    @Test
    void everyCall_admitsTheDeclaredRoles_inTheDeclaredAgencies_andNobodyElse() throws Exception {
        List<Endpoint> calls = endpoints().stream()
                .filter(endpoint -> !endpoint.rule().isPage())
                .toList();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger asked = new AtomicInteger();
        forEachAtOnce(gateway.bean(Register.class).agencies(), agency -> {
            for (Role role : Role.values()) {
                String token = token(agency, role);
                for (Endpoint call : calls) {
                    boolean admitted = call.rule().open()
                            || (call.rule().sectors().contains(agency.sector())
                                    && call.rule().roles().contains(role));
                    int status = status(call, "Authorization", "Bearer " + token);
                    asked.incrementAndGet();
                    if (admitted == (status == 401 || status == 403) || status >= 500) {
                        wrong.add("%s by %s of %s: %d"
                                .formatted(call, role.code(), agency.id().value(), status));
                    }
                }
            }
        });
        for (Endpoint call : calls) {
            int status = status(call, "Accept", "application/json");
            if (call.rule().open() ? status == 401 : status != 401) {
                wrong.add("%s by nobody: %d".formatted(call, status));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isGreaterThan(36 * 15);
    }

    @Test
    void everyPage_admitsTheDeclaredPeople_andNoToken() throws Exception {
        List<Endpoint> pages = endpoints().stream()
                .filter(endpoint ->
                        endpoint.rule().isPage() && endpoint.method().equals("GET"))
                // The way out ends the session and leads away from the gateway.
                .filter(endpoint -> !endpoint.path().equals("/exit"))
                .toList();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        forEachAtOnce(DevelopmentPeople.ALL, account -> {
            Agency agency = gateway.bean(Register.class).agencies().stream()
                    .filter(one -> one.id().value().equals(account.agency()))
                    .findFirst()
                    .orElseThrow();
            SignedInClient person = gateway.person(account.name());
            for (Endpoint page : pages) {
                boolean admitted = page.rule().open()
                        || (page.rule().sectors().contains(agency.sector())
                                && page.rule().roles().stream().anyMatch(account.roles()::contains));
                int status = person.get(page.path()).statusCode();
                if (admitted == (status == 401 || status == 403) || status >= 500) {
                    wrong.add("%s by %s: %d".formatted(page, account.name(), status));
                }
            }
            assertThat(person.leave("same-origin").statusCode()).isEqualTo(302);
            for (Role role : account.roles()) {
                String token = token(agency, role);
                for (Endpoint page : pages) {
                    int status = status(page, "Authorization", "Bearer " + token);
                    if (!page.rule().open() && status != 401) {
                        wrong.add("%s by the token of %s: %d".formatted(page, account.name(), status));
                    }
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    /** The same answer, whether it is another agency's or nobody's, so that no reference can be tried out. */
    @Test
    void anothersDisclosure_doesNotExist_forAnyOtherAgency() throws Exception {
        HttpResponse<byte[]> shared = gateway.agency("oakfield-school")
                .post(
                        "/schools/v1/disclosures",
                        "application/json",
                        AgencySystem.jsonExample("school", "A concern of the matrix."));
        assertThat(shared.statusCode()).isEqualTo(202);
        String reference = AgencySystem.json(shared).path("reference").asString();
        // Operators see every open delivery, by its reference and nothing else; governance of the partnership answers
        // for
        // every case.
        List<Endpoint> about = endpoints().stream()
                .filter(endpoint -> !endpoint.rule().isPage() && endpoint.path().contains(REFERENCE))
                .filter(endpoint -> !endpoint.path().startsWith("/deliveries/"))
                .filter(endpoint -> !endpoint.path().startsWith("/governance/"))
                .toList();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Agency agency : gateway.bean(Register.class).agencies()) {
            boolean takesPart = Set.of("oakfield-school", "county-police", "county-mash")
                    .contains(agency.id().value());
            for (Role role : takesPart ? new Role[0] : Role.values()) {
                String token = token(agency, role);
                for (Endpoint endpoint : about) {
                    HttpResponse<String> another =
                            send(endpoint.method(), endpoint.path().replace(REFERENCE, reference), token);
                    HttpResponse<String> none = send(endpoint.method(), endpoint.path(), token);
                    compared++;
                    if (another.statusCode() == 200
                            || another.statusCode() != none.statusCode()
                            || !another.body().replace(reference, REFERENCE).equals(none.body())) {
                        wrong.add("%s by %s of %s: %d instead of %d"
                                .formatted(
                                        endpoint,
                                        role.code(),
                                        agency.id().value(),
                                        another.statusCode(),
                                        none.statusCode()));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    private interface Step<T> {
        void take(T each) throws Exception;
    }

    /** There are thousands of calls. */
    private static <T> void forEachAtOnce(Collection<T> all, Step<T> step) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> steps = new ArrayList<>();
            for (T each : all) {
                steps.add(() -> {
                    step.take(each);
                    return null;
                });
            }
            for (Future<Void> taken : threads.invokeAll(steps)) {
                taken.get();
            }
        }
    }

    private static int status(Endpoint endpoint, String header, String value) throws Exception {
        return http.send(request(endpoint.method(), endpoint.path(), header, value), BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> send(String method, String path, String token) throws Exception {
        return http.send(request(method, path, "Authorization", "Bearer " + token), BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, String path, String header, String value) {
        return HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                .header(header, value)
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
    }

    private static String token(Agency agency, Role role) throws Exception {
        long now = System.currentTimeMillis();
        return signer.sign(
                new JWTClaimsSet.Builder()
                        .issuer(gateway.uri().toString())
                        .audience("safe-conduct")
                        .subject("matrix")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(new Date(now - 1000))
                        .expirationTime(new Date(now + 240_000))
                        .claim("agency", agency.id().value())
                        .claim("roles", List.of(role.code()))
                        .build(),
                "RS256");
    }
}
