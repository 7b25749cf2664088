package org.kelisim.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kelisim.identity.SystemCaller;
import org.kelisim.party.PartyCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets each party make so many requests a second, and twice as many in a burst, of which at most {@value #UNDER_WAY} are
 * under way at a time; in each replica by itself.
 */
final class RateLimit implements HandlerInterceptor {
    private static final int UNDER_WAY = 48;
    private static final int UNDER_WAY_OF_ALL = 512;
    private static final double NANOS = 1e9;
    private static final String SHARE = RateLimit.class.getName();

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<PartyCode, Bucket> buckets = new ConcurrentHashMap<>();
    private final Shares underWay = new Shares(UNDER_WAY_OF_ALL, UNDER_WAY, Duration.ofSeconds(1));

    RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Requests left at a moment; below 0 when the last one was one too many. */
    private record Bucket(double left, long at) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof SystemCaller system) {
            if (!allows(system.party())) {
                throw Problem.TOO_MANY_REQUESTS.exception(
                        "Your party sends more than %.0f requests a second. Wait a second.".formatted(perSecond));
            }
            request.setAttribute(SHARE, underWay.take(system.party(), 1));
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (request.getAttribute(SHARE) instanceof Shares.Share share) {
            share.close();
        }
    }

    boolean allows(PartyCode party) {
        long now = nanoTime.getAsLong();
        double burst = 2 * perSecond;
        Bucket after = buckets.merge(party, new Bucket(burst - 1, now), (before, first) -> {
            double filled = Math.min(burst, Math.max(0, before.left()) + (now - before.at()) / NANOS * perSecond);
            return new Bucket(filled - 1, now);
        });
        return after.left() >= 0;
    }
}
