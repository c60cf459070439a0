using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Registration;

/// <summary>Checks options by the annotations of their properties.</summary>
internal sealed class AnnotationValidation<TOptions> : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            return ValidateOptionsResult.Success;
        }

        return ValidateOptionsResult.Fail(problems.Select(problem =>
            $"{typeof(TOptions).Name}{(string.IsNullOrEmpty(name) ? "" : $" of {name}")}: {problem.ErrorMessage}"));
    }
}
