using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VisionAdapters;

/// <summary>Refuses options that the model cannot be loaded with, by the annotations of their properties.</summary>
internal sealed class FashionModelOptionsValidator : IValidateOptions<FashionModelOptions>
{
    public ValidateOptionsResult Validate(string? name, FashionModelOptions options)
    {
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => problem.ErrorMessage ?? "an option is out of range"));
    }
}
