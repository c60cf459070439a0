namespace VisionAdapters.Emulator;

/// <summary>Decides, request by request, what goes wrong.</summary>
internal sealed class FaultInjector(FaultPlan plan)
{
    private volatile Run _run = new(Checked(plan));

    /// <summary>Gets or sets the plan. A new one starts counting from the first request.</summary>
    /// <exception cref="FormatException">A rule of the plan is wrong.</exception>
    public FaultPlan Plan
    {
        get => _run.Plan;
        set => _run = new Run(Checked(value));
    }

    /// <summary>Starts counting from the first request again.</summary>
    public void Reset() => _run = new Run(_run.Plan);

    /// <summary>Decides about the next request of a service.</summary>
    public FaultDecision Next(string provider)
    {
        var run = _run;
        return run.Plan.Rules.Count == 0 ? FaultDecision.None : Decide(run.Plan, provider, run.Count(provider));
    }

    private static FaultDecision Decide(FaultPlan plan, string provider, int number)
    {
        var latency = TimeSpan.Zero;
        FaultRule? fault = null, drift = null;
        var request = Seeded.Number(plan.Seed, provider) ^ (uint)number;
        for (var i = 0; i < plan.Rules.Count; i++)
        {
            var rule = plan.Rules[i];
            var random = Seeded.Mix(Seeded.Mix(request) + (ulong)i);
            if (!Applies(rule, provider, number) || Seeded.Fraction(random) >= rule.Probability)
            {
                continue;
            }

            switch (rule.Kind)
            {
                case FaultKind.Latency:
                    latency += rule.Latency!.Draw(Seeded.Mix(random));
                    break;
                case FaultKind.LabelDrift:
                    drift ??= rule;
                    break;
                default:
                    fault ??= rule;
                    break;
            }
        }

        return new FaultDecision { Latency = latency, Fault = fault, Drift = drift };
    }

    private static bool Applies(FaultRule rule, string provider, int number) =>
        (rule.Provider is null || rule.Provider == provider) && (rule.FirstRequests is not { } first || number <= first);

    private static FaultPlan Checked(FaultPlan plan)
    {
        plan.ThrowIfWrong();
        return plan;
    }

    private sealed class Run(FaultPlan plan)
    {
        private readonly int[] _counts = new int[CloudIds.All.Count];

        public FaultPlan Plan { get; } = plan;

        public int Count(string provider)
        {
            var service = provider switch { CloudIds.Google => 0, CloudIds.Azure => 1, _ => 2 };
            return Interlocked.Increment(ref _counts[service]);
        }
    }
}
