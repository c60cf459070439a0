using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Adaptation;

/// <summary>Checks <see cref="HeadTrainingOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class HeadTrainingOptionsValidator : IValidateOptions<HeadTrainingOptions>;

/// <summary>Asks for at least one strength of regularisation, each a finite number above 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StrengthsAttribute() : ValidationAttribute("{0} must hold at least one number, each above 0.")
{
    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<double> strengths || (strengths.Count > 0 && strengths.All(each => each > 0 && double.IsFinite(each)));
}
