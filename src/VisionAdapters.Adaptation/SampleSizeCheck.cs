using System.Globalization;

namespace VisionAdapters.Adaptation;

/// <summary>
/// The rule of what is enough: two classes, so many images of each, and groups enough of each class to learn from some and measure on
/// others.
/// </summary>
internal static class SampleSizeCheck
{
    private const int MinGroupsPerClass = 2;

    public static void Check(IReadOnlyList<LabeledEmbedding> images, HeadTrainingOptions options)
    {
        var classes = images.GroupBy(image => image.Label, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (classes.Count < 2)
        {
            throw new TooFewImagesException($"There {(classes.Count == 1 ? $"is one class, '{classes[0].Key}'" : "are no classes")}: a "
                + "head tells at least two apart.");
        }

        var small = classes.Where(group => group.Count() < options.MinimumImagesPerClass).Select(group => $"{group.Key} "
            + $"{group.Count().ToString(CultureInfo.InvariantCulture)}").ToList();
        if (small.Count > 0)
        {
            throw new TooFewImagesException("Too few images to tell how good the head is; each class needs at least "
                + $"{options.MinimumImagesPerClass}: {string.Join(", ", small)}. Label more of them, or leave these classes out.");
        }

        if (images.All(image => image.Group is null))
        {
            return;
        }

        var narrow = classes.Where(
            group => group.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count() < MinGroupsPerClass)
            .Select(group => group.Key)
            .ToList();
        if (narrow.Count > 0)
        {
            throw new TooFewImagesException($"All images of {string.Join(", ", narrow)} are of one group each: nothing could tell whether "
                + $"the head knows the class or the group. Add images of at least {MinGroupsPerClass} groups, or leave these "
                    + "classes out.");
        }

        var groups = images.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count();
        if (groups < options.Folds)
        {
            throw new TooFewImagesException($"{groups} groups are too few for {options.Folds} folds, which keep groups whole. Add images "
                + "of other groups.");
        }
    }
}
