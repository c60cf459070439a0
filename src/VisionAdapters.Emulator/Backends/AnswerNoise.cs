using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>
/// The errors that one provider makes about one image. They depend on the seed, the provider and the image, and on nothing else.
/// </summary>
internal sealed class AnswerNoise(AnswerProfile profile, string provider, string contentHash)
{
    private const double BestScore = 0.99;

    /// <summary>Gets the values that the provider reports: some are missed, some are confused with others.</summary>
    public IEnumerable<PerceivedValue> Apply(IReadOnlyList<PerceivedValue> truth)
    {
        foreach (var (value, confidence) in truth)
        {
            var chance = Chance("see", value);
            if (chance >= profile.MissProbability && Mistake(value, chance - profile.MissProbability) is { } seen)
            {
                yield return new PerceivedValue(seen, Score(confidence, value.Facet.Id, value.Id));
            }
        }
    }

    /// <summary>Chooses labels that say nothing about the product.</summary>
    public IEnumerable<(string Name, double Score)> Background(IReadOnlyList<string> labels) => labels
        .Where(label => Seeded.Fraction(Number("background", label)) < profile.BackgroundProbability)
        .Select(label => (label, Score(1, "background score", label)));

    private FacetValue? Mistake(FacetValue value, double chance)
    {
        if (chance < profile.ParentProbability)
        {
            return value.Parent ?? value;
        }

        if (chance - profile.ParentProbability < profile.ConfusionProbability)
        {
            var siblings = (value.Parent?.Children ?? value.Facet.Roots).Where(sibling => !ReferenceEquals(sibling, value)).ToList();
            return siblings.Count == 0 ? value : siblings[(int)(Chance("confuse", value) * siblings.Count)];
        }

        return value;
    }

    private double Score(double confidence, string kind, string name) =>
        Math.Clamp(confidence * (BestScore - (profile.ScoreSpread * Seeded.Fraction(Number("score " + kind, name)))), 0.6, BestScore);

    private double Chance(string kind, FacetValue value) => Seeded.Fraction(Number(kind, value.Facet.Id + "/" + value.Id));

    private ulong Number(string kind, string name) => Seeded.Number(profile.Seed, provider, contentHash, kind, name);
}

/// <summary>A value that an emulated service is to say.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">How sure it is, in [0, 1].</param>
internal readonly record struct PerceivedValue(FacetValue Value, double Confidence);
