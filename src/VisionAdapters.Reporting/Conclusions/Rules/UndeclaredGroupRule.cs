using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Warns of images that may belong together although no groups are declared: intervals would be too narrow.</summary>
internal sealed class UndeclaredGroupRule : IConclusionRule
{
    private const string Cure = "intervals and tests take every image for an independent one, and are too sure if they are not. "
        + "Say what belongs together ('group-column' of the dataset, or a column 'group' of the list of images).";

    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        if (results.Dataset is { ImagesNamedAlike: > 0 and var alike } named)
        {
            yield return Conclusion.Warning(
                $"{NumberText.Count(alike)} of {NumberText.Count(named.Images)} images share their name with others but for its end, as "
                + $"photos of one product do: {Cure}");
        }

        if (results.Dataset is { ImagesTwice: > 0 and var twice } repeated)
        {
            yield return Conclusion.Warning(
                $"{NumberText.Count(twice)} of {NumberText.Count(repeated.Images)} images are copies of each other, byte by byte: {Cure}");
        }
    }
}
