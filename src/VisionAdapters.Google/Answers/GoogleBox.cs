using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>The rectangle around the corners added to it.</summary>
internal struct GoogleBox
{
    private double _left = double.MaxValue;
    private double _top = double.MaxValue;
    private double _right = double.MinValue;
    private double _bottom = double.MinValue;

    public GoogleBox()
    {
    }

    /// <summary>Gets the rectangle, cut to the image; <see langword="null"/> while there is no corner.</summary>
    public readonly ImageRegion? Region => _left <= _right ? WireNumbers.Region(_left, _top, _right, _bottom) : null;

    public void Add(double x, double y)
    {
        (_left, _right) = (Math.Min(_left, x), Math.Max(_right, x));
        (_top, _bottom) = (Math.Min(_top, y), Math.Max(_bottom, y));
    }
}
