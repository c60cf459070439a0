using System.Globalization;

namespace VisionAdapters.Emulator;

/// <summary>
/// Makes an answer look as if another version of the model had given it: some labels are missing, some are spelt otherwise, all scores
/// differ a little. The same version always drifts the same way. Stored answers stay as they are.
/// </summary>
internal static class LabelDrift
{
    private const double Dropped = 0.1;
    private const double Respelt = 0.4;
    private const double MaxShift = 0.08;

    public static EmulatorAnswer Apply(string provider, EmulatorAnswer answer, FaultRule drift)
    {
        if (answer.Response is not { } response)
        {
            return answer;
        }

        var version = drift.ModelVersion ?? (provider == CloudIds.Aws ? "3.1" : provider == CloudIds.Azure ? "2024-08-01" : "next");
        return EmulatorAnswer.FromResponse(new TaggingResponse
        {
            Provider = response.Provider,
            ModelVersion = version,
            Tags = [.. response.Tags.Where(tag => Chance(version, tag.Name) >= Dropped).Select(tag => Change(tag, version))],
            Objects = response.Objects,
            Colors = response.Colors,
            Captions = response.Captions,
        });
    }

    private static double Chance(string version, string name) => Seeded.Fraction(Seeded.Number(0, version, name));

    private static ImageTag Change(ImageTag tag, string version)
    {
        var shift = MaxShift * ((2 * Seeded.Fraction(Seeded.Number(1, version, tag.Name))) - 1);
        return new ImageTag
        {
            Name = Chance(version, tag.Name) < Respelt ? Respell(tag.Name) : tag.Name,
            Id = tag.Id,
            Confidence = Math.Clamp(tag.Confidence + shift, 0, 1),
            Scores = tag.Scores,
            Parents = tag.Parents,
            Aliases = tag.Aliases,
            Categories = tag.Categories,
            Regions = tag.Regions,
        };
    }

    /// <summary>Services have moved between "Street fashion" and "Street Fashion" before.</summary>
    private static string Respell(string name)
    {
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
        return title == name ? name.ToLowerInvariant() : title;
    }
}
