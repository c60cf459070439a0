using Microsoft.Extensions.Options;

namespace VisionAdapters.Settings;

/// <summary>Checks options that come from code with the validator that checks those of a configuration.</summary>
internal static class OptionsValidatorExtensions
{
    /// <summary>Returns the options when they are valid.</summary>
    /// <exception cref="OptionsValidationException">They are not.</exception>
    public static TOptions Validated<TOptions>(this IValidateOptions<TOptions> validator, TOptions options)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(options);
        return validator.Validate(name: null, options) is { Failed: true } result
            ? throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), result.Failures)
            : options;
    }
}
