using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Emulator;

/// <summary>
/// What goes wrong on purpose in an emulator. The same plan meets the same requests, counted by service, with the same faults. Immutable.
/// </summary>
[Experimental(Experiments.Emulator)]
public sealed class FaultPlan
{
    /// <summary>Initializes a new instance of the <see cref="FaultPlan"/> class.</summary>
    public FaultPlan()
    {
    }

    // See FaultRule.
    [JsonConstructor]
    internal FaultPlan(int seed = 1, IReadOnlyList<FaultRule>? rules = null)
    {
        Seed = seed;
        Rules = rules ?? [];
    }

    /// <summary>Gets the plan by which nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>Gets the seed of everything that is left to chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Gets a value indicating whether the emulator listens with TLS and a certificate that has expired. This is read only when it starts.
    /// </summary>
    public bool StaleTls { get; init; }

    /// <summary>Gets the rules; a request meets the first one that applies to it.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>
    /// Reads a plan: <c>{ "seed": 1, "rules": [ { "kind": "throttled", "probability": 0.1, "retryAfterSeconds": 1 } ] }</c>.
    /// </summary>
    /// <param name="json">The plan.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="FormatException">The text is no plan; the message says why and where.</exception>
    public static FaultPlan Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var plan = JsonSerializer.Deserialize(json, FaultJson.Default.FaultPlan)
                ?? throw new FormatException("The fault plan is null: write {} for no faults.");
            plan.ThrowIfWrong();
            return plan;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The fault plan cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the plan as JSON that <see cref="Parse"/> reads.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, FaultJson.Default.FaultPlan);

    /// <summary>Checks the rules.</summary>
    /// <exception cref="FormatException">A rule is wrong.</exception>
    internal void ThrowIfWrong()
    {
        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Problem is { } problem)
            {
                throw new FormatException($"Rule {i + 1} of the fault plan is wrong: {problem}.");
            }
        }
    }
}
