using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace VisionAdapters.Settings;

/// <summary>Bounds a span of time. <see cref="RangeAttribute"/> does so by reflection, which a trimmed application may lack.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeRangeAttribute(string minimum, string maximum) : ValidationAttribute
{
    private readonly TimeSpan _minimum = TimeSpan.Parse(minimum, CultureInfo.InvariantCulture);
    private readonly TimeSpan _maximum = TimeSpan.Parse(maximum, CultureInfo.InvariantCulture);

    public override bool IsValid(object? value) => value is not TimeSpan time || (time >= _minimum && time <= _maximum);

    public override string FormatErrorMessage(string name) => $"The field {name} must be between {_minimum} and {_maximum}.";
}
