namespace VisionAdapters.Evaluation;

/// <summary>Which images belong together: those of a group are no independent witnesses.</summary>
internal sealed class ImageGroups
{
    private readonly int[] _groups;

    /// <summary>Numbers the groups in the order of their first images; an image without a group is one by itself.</summary>
    public ImageGroups(IReadOnlyList<string?> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _groups = new int[names.Count];
        for (var image = 0; image < _groups.Length; image++)
        {
            if (names[image] is not { Length: > 0 } name)
            {
                _groups[image] = Count++;
            }
            else if (numbers.TryGetValue(name, out var known))
            {
                _groups[image] = known;
            }
            else
            {
                _groups[image] = Count;
                numbers.Add(name, Count++);
            }
        }
    }

    private ImageGroups(int[] groups)
    {
        var numbers = new Dictionary<int, int>();
        _groups = Array.ConvertAll(groups, group => numbers.TryAdd(group, numbers.Count) ? numbers.Count - 1 : numbers[group]);
        Count = numbers.Count;
    }

    /// <summary>Gets the number of groups.</summary>
    public int Count { get; }

    /// <summary>Gets the number of images.</summary>
    public int Images => _groups.Length;

    /// <summary>Gets a value indicating whether each image stands alone.</summary>
    public bool AreSingle => Count == Images;

    /// <summary>Gets the degrees of freedom of a variance between the groups; infinite where each image stands alone.</summary>
    public double DegreesOfFreedom => AreSingle ? double.PositiveInfinity : Math.Max(1, Count - 1);

    /// <summary>Gets the group of an image.</summary>
    public int this[int image] => _groups[image];

    /// <summary>Chooses some of the images.</summary>
    public ImageGroups Choose(int[] images) => new(Array.ConvertAll(images, image => _groups[image]));

    /// <summary>Adds up a number of each image by group.</summary>
    public double[] Sum(ReadOnlySpan<double> values)
    {
        if (AreSingle)
        {
            return values.ToArray();
        }

        var sums = new double[Count];
        for (var image = 0; image < values.Length; image++)
        {
            sums[_groups[image]] += values[image];
        }

        return sums;
    }
}
