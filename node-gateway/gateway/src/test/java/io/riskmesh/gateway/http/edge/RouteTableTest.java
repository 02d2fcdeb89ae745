package io.riskmesh.gateway.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.openapi.Operation;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
    private final RouteTable routes = new RouteTable();

    @Test
    void every_operation_is_found_at_its_own_path_and_method() {
        for (Operation operation : Operation.values()) {
            Route.Found found = assertInstanceOf(Route.Found.class,
                    routes.find(operation.method(), operation.path().replaceAll("\\{[^}]+}", "x%2Fy")), operation::operationId);
            assertEquals(operation, found.operation());
            assertTrue(found.parameters().values().stream().allMatch("x/y"::equals), found.parameters()::toString);
        }
    }

    @Test
    void another_method_names_those_that_the_path_has() {
        assertEquals(new Route.WrongMethod(Set.of("GET")), routes.find("DELETE", "/api/v1/me"));
    }

    @Test
    void what_only_looks_like_a_path_leads_nowhere() {
        for (String path : new String[] {"", "/", "/api/v1/me/", "//api/v1/me", "/api/v1/ME", "/api/v1/runs/%ff", "/api/v1/runs/%zz",
            "/api/v1/runs/%2", "/api/v1/runs/", "/api/v1/../v1/me", "*"}) {
            assertInstanceOf(Route.Unknown.class, routes.find("GET", path), path);
        }
    }

    @Test
    void random_paths_never_throw() {
        long seed = 20260211;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder("/api/v1");
            for (int c = random.nextInt(30); c > 0; c--) {
                path.append(random.nextInt(3) == 0 ? "/%".charAt(random.nextInt(2)) : (char) random.nextInt(256));
            }
            routes.find("GET", path.toString());
        }
    }

    @Test
    void an_operation_takes_one_handler() {
        routes.on(Operation.GET_ME, _ -> ApiAnswer.ok(NullNode.instance));
        assertThrows(IllegalStateException.class, () -> routes.on(Operation.GET_ME, _ -> ApiAnswer.ok(NullNode.instance)));
        assertEquals(Operation.values().length - 1, routes.missing().size());
        assertThrows(IllegalStateException.class, routes::requireAll);
        assertEquals(Map.of(), ((Route.Found) routes.find("GET", "/api/v1/me")).parameters());
    }
}
