namespace VisionAdapters.Emulator.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public void A_plan_survives_being_written()
    {
        var plan = FaultPlan.Parse("""
            { "seed": 7, "rules": [
              { "kind": "throttled", "provider": "azure-vision", "probability": 0.1, "retryAfterSeconds": 1.5, "firstRequests": 20 },
              { "kind": "latency", "latency": { "shape": "logNormal", "milliseconds": 80, "sigma": 0.4 } } ] }
            """);
        Assert.Equal(plan.Rules, FaultPlan.Parse(plan.ToJson()).Rules);
        Assert.Equal((7, FaultKind.Throttled, LatencyShape.LogNormal), (plan.Seed, plan.Rules[0].Kind, plan.Rules[1].Latency!.Shape));
    }

    [Theory]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("""{ "rulez": [] }""", "rulez")]
    [InlineData("""{ "rules": [ { "kind": "latency" } ] }""", "needs 'latency'")]
    [InlineData("""{ "rules": [ { "kind": "error" } ] }""", "needs 'error'")]
    [InlineData("""{ "rules": [ { "kind": "throttled", "provider": "acme" } ] }""", "no provider 'acme'")]
    [InlineData("""{ "rules": [ { "kind": "throttled", "probability": -1 } ] }""", "'probability'")]
    public void A_wrong_plan_says_what_is_wrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => FaultPlan.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_meets_the_same_requests()
    {
        var plan = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Throttled, Probability = 0.3 }] };
        Assert.Equal(Draw(plan), Draw(plan));
        Assert.NotEqual(Draw(plan), Draw(new FaultPlan { Seed = 2, Rules = plan.Rules }));
    }

    [Fact]
    public void About_as_many_requests_meet_a_fault_as_its_probability_says()
    {
        var faults = Draw(new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Throttled, Probability = 0.1 }] }, 10_000);
        Assert.Equal(1000, faults.Count(fault => fault));
    }

    [Fact]
    public void A_rule_for_the_first_requests_ends_after_them() =>
        Assert.Equal([true, true, false, false], Draw(new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Throttled, FirstRequests = 2 }] }, 4));

    [Fact]
    public void Half_of_lognormal_delays_lie_below_the_median()
    {
        var latency = new LatencyDistribution { Shape = LatencyShape.LogNormal, Milliseconds = 100, Sigma = 0.5 };
        var delays = Enumerable.Range(0, 10_000).Select(number => latency.Draw(Seeded.Mix((ulong)number)).TotalMilliseconds).ToList();
        Assert.Equal(4990, delays.Count(delay => delay < 100));
        Assert.Equal(8381, delays.Count(delay => delay < 100 * Math.Exp(0.5)));
    }

    private static List<bool> Draw(FaultPlan plan, int count = 200)
    {
        var injector = new FaultInjector(plan);
        return [.. Enumerable.Range(0, count).Select(_ => injector.Next("aws-rekognition").Error is not null)];
    }
}
